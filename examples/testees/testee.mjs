// A testee for the conformance cases, on DOMParser: the platform's, or in Node that of @xmldom/xmldom.
import { createInterface } from "node:readline";

const { DOMParser } = globalThis.DOMParser ? globalThis : await import("@xmldom/xmldom");
const CHAT = "http://bindings.egain.com/chat";
const XSI = "http://www.w3.org/2001/XMLSchema-instance";
// The namespaces of members: of answers, with that of older servers, and of surveys.
const ANSWER = [CHAT, "com/egain/live/framework/bosh/gen"];
const SURVEY = ["", CHAT];
// Documents: the root, and its members by name; "@" begins an attribute, "?" ends an optional one, "+" a list.
const DOCUMENTS = {
  getAgentAvailability: ["agentAvailability", { "@available": "boolean" }],
  getCapacity: ["availableSlots", { count: "int32" }],
  getLiveSessionStatus: ["sessionStatus", { waitTime: "double", queueDepth: "int32" }],
  checkEligibility: ["checkEligibility", { "@responseType": "int32" }],
  getChatAllowed: ["chatAllowed", { "@allowed": "boolean", "@reason?": "token" }],
  submitSurvey: [
    "egainSurvey",
    { "@sid": "string", "survey+": { question: "string", answer: "string" } },
  ],
};

class Wrong extends Error {
  constructor(code, path, status) {
    super(code);
    this.error = { code, path, status };
  }
}

/** The first charset. What is in quotation marks is one value (RFC 9110 §5.6.4). */
function charsetIn(contentType = "") {
  const parameters = contentType.matchAll(/;\s*([\w-]+)=("(?:[^"\\]|\\.)*"|[^;,\s]*)/g);
  const [, , value] = [...parameters].find(([, name]) => name.toLowerCase() === "charset") ?? [];
  return value?.replace(/^"|"$/g, "").replace(/\\(.)/g, "$1");
}

/** The text of a body: by its mark, the charset of the transport, or its declaration (RFC 7303 §3.2). */
function textOf(body = { text: "" }, contentType) {
  const { base64, text } = body;
  const bytes = base64 === undefined ? Buffer.from(text) : Buffer.from(base64, "base64");
  if (bytes.length === 0) throw new Wrong("empty-body", "/");
  const mark = { fffe: "utf-16le", feff: "utf-16be", efbb: "utf-8" }[bytes.toString("hex", 0, 2)];
  const declaration = /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)/;
  const [, declared] = declaration.exec(bytes.toString("latin1")) ?? [];
  try {
    const label = mark ?? charsetIn(contentType) ?? declared ?? "utf-8";
    // In two parts: Node does not see malformed bytes at the end of one.
    const decoder = new TextDecoder(label, { fatal: true });
    return decoder.decode(bytes, { stream: true }) + decoder.decode();
  } catch {
    throw new Wrong("encoding", "/");
  }
}

function parse(text, root, uris) {
  if (/^[^<]*(?:<[?!](?!DOCTYPE)[^>]*>\s*)*<!DOCTYPE/.test(text)) throw new Wrong("doctype", "/");
  const wrong = new Wrong("not-well-formed");
  const onError = () => {
    throw wrong;
  };
  let document;
  try {
    document = new DOMParser({ onError }).parseFromString(text, "application/xml");
  } catch {
    throw wrong;
  }
  // xmldom reports what is wrong, and browsers put it into the document.
  if (document.getElementsByTagName("parsererror").length > 0) throw wrong;
  const { documentElement: element } = document;
  if (!isCalled(uris, root)(element)) throw new Wrong("unexpected-root", `/${element.localName}`);
  return element;
}

const trim = (text) => text.replace(/^[ \t\n\r]+|[ \t\n\r]+$/g, "");

function scalar(text, type, path) {
  const value = trim(text);
  switch (type) {
    case "boolean":
      if (/^(?:true|false|1|0)$/i.test(value)) return /^(?:true|1)$/i.test(value);
      break;
    case "int32":
      if (!/^[+-]?\d+$/.test(value)) break;
      if (Number(value) !== (Number(value) | 0)) throw new Wrong("out-of-range", path);
      return Number(value) + 0;
    case "double":
      if (/^(?:-?INF|NaN)$/.test(value)) return value;
      if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(value)) break;
      if (!Number.isFinite(Number(value))) throw new Wrong("out-of-range", path);
      return Number(value);
    case "token":
      return value.replace(/[ \t\n\r]+/g, " ");
    default:
      return text;
  }
  throw new Wrong(`invalid-${type}`, path);
}

const elementsOf = (element) => [...element.childNodes].filter(({ nodeType }) => nodeType === 1);
const isCalled = (uris, name) => (element) =>
  element.localName === name && uris.includes(element.namespaceURI ?? "");
const isNil = (element) => /^(?:true|1)$/.test(trim(element.getAttributeNS(XSI, "nil") ?? ""));

function members(element, wanted, uris, path) {
  const texts = [...element.childNodes].filter(({ nodeType }) => nodeType === 3 || nodeType === 4);
  if (texts.some(({ data }) => trim(data) !== "")) throw new Wrong("unexpected-text", path);
  const value = {};
  for (const [key, type] of Object.entries(wanted)) {
    const name = key.replace(/[@?+]/g, "");
    const at = `${path}/${key.replace(/[?+]/, "")}`;
    const children = elementsOf(element).filter(isCalled(uris, name));
    if (key.endsWith("+")) {
      if (children.length === 0) throw new Wrong("out-of-range", at);
      value[name] = children.map((each, i) => members(each, type, uris, `${at}[${i + 1}]`));
      continue;
    }
    const found = key.startsWith("@")
      ? [...element.attributes].filter((each) => !each.namespaceURI && each.name === name)
      : children.filter((each) => !isNil(each));
    if (found.length > 1) throw new Wrong("duplicate", at);
    if (found.length === 1) value[name] = scalar(contentOf(found[0], at), type, at);
    else if (!key.endsWith("?")) throw new Wrong("missing", at);
  }
  return value;
}

function contentOf(node, path) {
  const [inner] = node.nodeType === 1 ? elementsOf(node) : [];
  if (inner) throw new Wrong("unexpected-element", `${path}/${inner.localName}`);
  return node.nodeType === 1 ? node.textContent : node.value;
}

function answer({ kind, operation, options, response, body, contentType }) {
  if (options?.maxResponseBytes) return { skipped: "there is no limit of bytes" };
  const [root, wanted] = DOCUMENTS[operation];
  if (kind === "response") {
    const { status, headers } = response;
    const success = operation === "submitSurvey" ? 204 : 200;
    if (status !== success) throw new Wrong("unexpected-status", undefined, status);
    if (status === 204) return { nothing: true };
    const element = parse(textOf(response.body, headers["content-type"]), root, [""]);
    return { value: members(element, wanted, ANSWER, `/${root}`) };
  }
  if (kind !== "body") return { skipped: "it reads documents, and sends none" };
  const element = parse(textOf(body, contentType), root, SURVEY);
  return { value: members(element, wanted, SURVEY, `/${root}`) };
}

for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  let said;
  try {
    said = answer(given);
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    said = { error: error.error };
  }
  console.log(JSON.stringify({ id: given.id, ...said }));
}
