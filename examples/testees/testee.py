#!/usr/bin/env python3
"""A testee for the conformance cases, on Python's standard library: one line of JSON in, one out."""
import base64, json, re, sys
from urllib.parse import quote
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

CHAT = ["{http://bindings.egain.com/chat}", "{com/egain/live/framework/bosh/gen}"]
NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
NONE = ["", "{http://bindings.egain.com/chat}"]
# Documents: root, and its members as (name, type); "@" begins an attribute, "?" ends an optional one.
DOCUMENTS = {
    "getAgentAvailability": ("agentAvailability", [("@available", "boolean")]),
    "getCapacity": ("availableSlots", [("count", "int32")]),
    "getLiveSessionStatus": ("sessionStatus", [("waitTime", "double"), ("queueDepth", "int32")]),
    "checkEligibility": ("checkEligibility", [("@responseType", "int32")]),
    "getChatAllowed": ("chatAllowed", [("@allowed", "boolean"), ("@reason?", "token")]),
}
PATHS = {name: "/chat/entrypoint/" + (name[3].lower() + name[4:] if name.startswith("get") else name)
         for name in DOCUMENTS}
SPACE = " \t\n\r"
FORMS = {"int32": r"[+-]?[0-9]+", "double": r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?|-?INF|NaN"}


class Wrong(Exception):
    def __init__(self, code, path=None, status=None):
        self.error = {"code": code, "path": path, "status": status}


class NoDoctype(ElementTree.TreeBuilder):
    def doctype(self, name, public, system):
        raise Wrong("doctype", "/")


def parse(body, content_type):
    data = base64.b64decode(body["base64"]) if "base64" in body else body.get("text", "").encode()
    if not data:
        raise Wrong("empty-body", "/")
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:3] == b"\xef\xbb\xbf"
    try:
        parser = ElementTree.XMLParser(
            target=NoDoctype(), encoding=None if marked else charset(content_type or ""))
        return ElementTree.fromstring(data, parser)
    except ElementTree.ParseError as error:
        raise Wrong("encoding" if "encoding" in str(error) else "not-well-formed")
    except (LookupError, ValueError):
        raise Wrong("encoding", "/")


def charset(content_type):
    """The first charset. What is in quotation marks is one value (RFC 9110, 5.6.4)."""
    for name, value in re.findall(r';\s*([\w-]+)=("(?:[^"\\]|\\.)*"|[^;,\s]*)', content_type):
        if name.lower() == "charset":
            return re.sub(r"\\(.)", r"\1", value.strip('"'))


def scalar(text, kind, path):
    value = text.strip(SPACE)
    if kind == "string":
        return text
    if kind == "token":
        return re.sub("[%s]+" % SPACE, " ", value)
    if kind == "boolean":
        if value.lower() in ("true", "false", "1", "0"):
            return value.lower() in ("true", "1")
        raise Wrong("invalid-boolean", path)
    if not re.fullmatch(FORMS[kind], value, re.ASCII):
        raise Wrong("invalid-" + kind, path)
    if kind == "int32":
        if len(value) > 300 or not -2**31 <= int(value) < 2**31:
            raise Wrong("out-of-range", path)
        return int(value)
    if "INF" in value or value == "NaN":
        return value
    if abs(float(value)) == float("inf"):
        raise Wrong("out-of-range", path)
    return float(value)


def members(element, wanted, spaces, path):
    """The members of an element as a dict. Elements that are not known are skipped."""
    for text in [element.text, *(child.tail for child in element)]:
        if (text or "").strip(SPACE):
            raise Wrong("unexpected-text", path)
    value = {}
    for name, kind in wanted:
        optional, name = name.endswith("?"), name.rstrip("?")
        at = path + "/" + name
        if name.startswith("@"):
            found = [element.attrib[name[1:]]] if name[1:] in element.attrib else []
        else:
            found = [text_of(child, at) for child in element if child.tag in [s + name for s in spaces]
                     and child.get(NIL, "").strip(SPACE) not in ("true", "1")]
        if len(found) > 1:
            raise Wrong("duplicate", at)
        if found:
            value[name.lstrip("@")] = scalar(found[0], kind, at)
        elif not optional:
            raise Wrong("missing", at)
    return value


def text_of(element, path):
    for child in element:
        raise Wrong("unexpected-element", path + "/" + child.tag.split("}")[-1])
    return element.text or ""


def response(case):
    status, headers = case["response"]["status"], case["response"]["headers"]
    if status != (204 if case["operation"] == "submitSurvey" else 200):
        raise Wrong("unexpected-status", status=status)
    if status == 204:
        return {"nothing": True}
    root, wanted = DOCUMENTS[case["operation"]]
    element = parse(case["response"].get("body", {}), headers.get("content-type"))
    if element.tag != root:
        raise Wrong("unexpected-root", "/" + element.tag.split("}")[-1])
    return {"value": members(element, wanted, CHAT, "/" + root)}


def body(case):
    root = parse(case["body"], case["contentType"])
    if root.tag not in [s + "egainSurvey" for s in NONE]:
        raise Wrong("unexpected-root", "/" + root.tag.split("}")[-1])
    value = members(root, [("@sid", "string")], NONE, "/egainSurvey")
    surveys = [each for each in root if each.tag in [s + "survey" for s in NONE]]
    if not surveys:
        raise Wrong("out-of-range", "/egainSurvey/survey")
    value["survey"] = [
        members(each, [("question", "string"), ("answer", "string")], NONE, f"/egainSurvey/survey[{n}]")
        for n, each in enumerate(surveys, 1)]
    return {"value": value}


def path(case):
    id = re.fullmatch(PATHS[case["operation"]] + r"/([+-]?[0-9]+)(?:\?.*)?", case["path"], re.ASCII)
    if not id:
        raise Wrong("invalid-input", "id")
    return {"value": {"id": str(int(id[1]))}}


def request(case):
    name, params = case["operation"], dict(case["params"])
    if name != "submitSurvey":
        id = params.pop("id", None)
        for rest in params:
            raise Wrong("invalid-input", rest)
        if not re.fullmatch(r"[+-]?[0-9]+", str(id), re.ASCII) or not -2**63 <= int(id) < 2**63:
            raise Wrong("invalid-input", "id")
        return {"request": {"method": "GET", "path": f"{PATHS[name]}/{quote(str(int(id)))}",
                            "headers": {"accept": "application/xml, text/xml"}}}
    for key in params.keys() - {"sid", "survey"}:
        raise Wrong("invalid-input", "/egainSurvey")
    if not params.get("survey"):
        raise Wrong("invalid-input", "/egainSurvey/survey")
    space = case.get("options", {}).get("requestNamespace")
    xml = "<egainSurvey%s sid=%s>" % (
        f" xmlns={quoteattr(space)}" if space else "", sendable(params, "sid", "/egainSurvey/@sid", quoteattr))
    for n, each in enumerate(params["survey"], 1):
        xml += "<survey>"
        for key in ("question", "answer"):
            text = sendable(each, key, f"/egainSurvey/survey[{n}]/{key}", escape)
            xml += f"<{key}>" + text.replace("\r", "&#13;") + f"</{key}>"
        xml += "</survey>"
    return {"request": {
        "method": "POST", "path": "/chat/entrypoint/survey", "body": {"text": xml + "</egainSurvey>"},
        "headers": {"accept": "application/xml, text/xml", "content-type": "text/xml; charset=utf-8"}}}


def sendable(params, key, path, quoted):
    text = params.get(key)
    if not isinstance(text, str) or re.search("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text):
        raise Wrong("invalid-input", path)
    return quoted(text)


for line in sys.stdin:
    case = json.loads(line)
    answer = {"id": case["id"]}
    try:
        if case["kind"] == "scenario":
            answer["skipped"] = "there is no server"
        elif "maxResponseBytes" in case.get("options", {}):
            answer["skipped"] = "there is no limit of bytes"
        else:
            answer.update({"response": response, "body": body, "path": path, "request": request}[case["kind"]](case))
    except Wrong as wrong:
        answer["error"] = wrong.error
    print(json.dumps(answer), flush=True)
