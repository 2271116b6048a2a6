#!/usr/bin/env python3
"""A testee for the conformance cases, on Python's standard library: one line of JSON in, one out."""
import base64, json, re, sys
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
# The namespaces of members: of answers, with that of older servers, and of surveys.
CHAT = ["{http://bindings.egain.com/chat}", "{com/egain/live/framework/bosh/gen}"]
NONE = ["", "{http://bindings.egain.com/chat}"]
# Documents: the root, and its members; "@" begins an attribute, "?" ends an optional member, "+" a list.
DOCUMENTS = {
    "getAgentAvailability": ("agentAvailability", {"@available": "boolean"}),
    "getCapacity": ("availableSlots", {"count": "int32"}),
    "getLiveSessionStatus": ("sessionStatus", {"waitTime": "double", "queueDepth": "int32"}),
    "checkEligibility": ("checkEligibility", {"@responseType": "int32"}),
    "getChatAllowed": ("chatAllowed", {"@allowed": "boolean", "@reason?": "token"}),
}
SURVEY = {"@sid": "string", "survey+": {"question": "string", "answer": "string"}}
SPACE = " \t\n\r"
FORMS = {"boolean": "(?ai:true|false|1|0)", "int32": "[+-]?[0-9]+",
         "double": r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?|-?INF|NaN"}


class Wrong(Exception):
    def __init__(self, code, path=None, status=None):
        self.error = {"code": code, "path": path, "status": status}


class NoDoctype(ElementTree.TreeBuilder):
    def doctype(self, name, public, system):
        raise Wrong("doctype", "/")


def charset(content_type):
    """The first charset. What is in quotation marks is one value (RFC 9110, 5.6.4)."""
    for name, value in re.findall(r';\s*([\w-]+)=("(?:[^"\\]|\\.)*"|[^;,\s]*)', content_type or ""):
        if name.lower() == "charset":
            return re.sub(r"\\(.)", r"\1", value.strip('"'))


def parse(body, content_type, root, spaces):
    data = base64.b64decode(body["base64"]) if "base64" in body else body.get("text", "").encode()
    if not data:
        raise Wrong("empty-body", "/")
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"))
    try:
        encoding = None if marked else charset(content_type)
        element = ElementTree.fromstring(data, ElementTree.XMLParser(target=NoDoctype(), encoding=encoding))
    except ElementTree.ParseError as error:
        raise Wrong("encoding" if "encoding" in str(error) else "not-well-formed")
    except (LookupError, ValueError):
        raise Wrong("encoding", "/")
    if element.tag not in [space + root for space in spaces]:
        raise Wrong("unexpected-root", "/" + element.tag.split("}")[-1])
    return element


def scalar(text, kind, path):
    value = text.strip(SPACE)
    if kind == "string":
        return text
    if kind == "token":
        return re.sub("[%s]+" % SPACE, " ", value)
    if not re.fullmatch(FORMS[kind], value):
        raise Wrong("invalid-" + kind, path)
    if kind == "boolean":
        return value.lower() in ("true", "1")
    if value.endswith(("INF", "NaN")):
        return value
    number = float(value)
    if abs(number) == float("inf") or kind == "int32" and not -2**31 <= number < 2**31:
        raise Wrong("out-of-range", path)
    return int(number) if kind == "int32" else number


def members(element, wanted, spaces, path):
    """The members of an element as a dict. Elements that are not known are skipped."""
    for text in [element.text, *(child.tail for child in element)]:
        if (text or "").strip(SPACE):
            raise Wrong("unexpected-text", path)
    value = {}
    for name, kind in wanted.items():
        key, at = name.strip("@?+"), path + "/" + name.rstrip("?+")
        children = [child for child in element if child.tag in [space + key for space in spaces]]
        if name.endswith("+"):
            value[key] = [members(each, kind, spaces, f"{at}[{n}]") for n, each in enumerate(children, 1)]
            if not children:
                raise Wrong("out-of-range", at)
            continue
        found = [text_of(child, at) for child in children if child.get(NIL, "").strip(SPACE) not in ("true", "1")]
        if name.startswith("@"):
            found = [element.attrib[key]] if key in element.attrib else []
        if len(found) > 1:
            raise Wrong("duplicate", at)
        if found:
            value[key] = scalar(found[0], kind, at)
        elif not name.endswith("?"):
            raise Wrong("missing", at)
    return value


def text_of(element, path):
    for child in element:
        raise Wrong("unexpected-element", path + "/" + child.tag.split("}")[-1])
    return element.text or ""


def response(case):
    status, body = case["response"]["status"], case["response"].get("body", {})
    if status != (204 if case["operation"] == "submitSurvey" else 200):
        raise Wrong("unexpected-status", status=status)
    if status == 204:
        return {"nothing": True}
    root, wanted = DOCUMENTS[case["operation"]]
    element = parse(body, case["response"]["headers"].get("content-type"), root, [""])
    return {"value": members(element, wanted, CHAT, "/" + root)}


def body(case):
    element = parse(case["body"], case["contentType"], "egainSurvey", NONE)
    return {"value": members(element, SURVEY, NONE, "/egainSurvey")}


def path_of(operation):
    name = re.sub("^get(.)", lambda match: match[1].lower(), operation)
    return "/chat/entrypoint/" + name


def path(case):
    id = re.fullmatch(path_of(case["operation"]) + r"/([+-]?[0-9]+)(?:\?.*)?", case["path"])
    if not id:
        raise Wrong("invalid-input", "id")
    return {"value": {"id": str(int(id[1]))}}


def request(case):
    params, headers = case["params"], {"accept": "application/xml, text/xml"}
    survey = case["operation"] == "submitSurvey"
    for key in params.keys() - ({"sid", "survey"} if survey else {"id"}):
        raise Wrong("invalid-input", "/egainSurvey" if survey else key)
    if not survey:
        id = str(params.get("id"))
        if not re.fullmatch("[+-]?[0-9]+", id) or not -2**63 <= int(id) < 2**63:
            raise Wrong("invalid-input", "id")
        return {"request": {"method": "GET", "path": f"{path_of(case['operation'])}/{int(id)}", "headers": headers}}
    if not params.get("survey"):
        raise Wrong("invalid-input", "/egainSurvey/survey")
    space = case.get("options", {}).get("requestNamespace")
    xml = f"<egainSurvey{f' xmlns={quoteattr(space)}' if space else ''} sid={quoteattr(sendable(params, '@sid'))}>"
    for n, each in enumerate(params["survey"], 1):
        question, answer = (escape(sendable(each, key, f"survey[{n}]/"), {"\r": "&#13;"}) for key in ("question", "answer"))
        xml += f"<survey><question>{question}</question><answer>{answer}</answer></survey>"
    headers["content-type"] = "text/xml; charset=utf-8"
    return {"request": {"method": "POST", "path": "/chat/entrypoint/survey", "headers": headers,
                        "body": {"text": xml + "</egainSurvey>"}}}


def sendable(params, name, path=""):
    text = params.get(name.lstrip("@"))
    if not isinstance(text, str) or re.search("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text):
        raise Wrong("invalid-input", f"/egainSurvey/{path}{name}")
    return text


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
