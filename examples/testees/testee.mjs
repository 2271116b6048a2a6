// A testee for the conformance cases, on DOMParser: the platform's, or in Node that of @xmldom/xmldom.
import { createInterface } from "node:readline";

const { DOMParser } = globalThis.DOMParser ? globalThis : await import("@xmldom/xmldom");
const CHAT = "http://bindings.egain.com/chat";
// The namespaces of members: of answers, with that of older servers, and of surveys.
const ANSWER = [CHAT, "com/egain/live/framework/bosh/gen"];
const SURVEY = ["", CHAT];
// Documents: the root, and its members by name; "@" begins an attribute, "?" ends an optional one.
const DOCUMENTS = {
  getAgentAvailability: ["agentAvailability", { "@available": "boolean" }],
  getCapacity: ["availableSlots", { count: "int32" }],
  getLiveSessionStatus: ["sessionStatus", { waitTime: "double", queueDepth: "int32" }],
  checkEligibility: ["checkEligibility", { "@responseType": "int32" }],
  getChatAllowed: ["chatAllowed", { "@allowed": "boolean", "@reason?": "token" }],
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
  const bytes = Buffer.from(
    body.base64 ?? body.text,
    body.base64 === undefined ? "utf8" : "base64",
  );
  if (bytes.length === 0) throw new Wrong("empty-body", "/");
  const mark = { fffe: "utf-16le", feff: "utf-16be", efbb: "utf-8" }[bytes.toString("hex", 0, 2)];
  const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)/.exec(
    bytes.toString("latin1"),
  )?.[1];
  try {
    const label = mark ?? charsetIn(contentType) ?? declared ?? "utf-8";
    // In two parts: Node does not see malformed bytes at the end of one.
    const decoder = new TextDecoder(label, { fatal: true });
    return decoder.decode(bytes, { stream: true }) + decoder.decode();
  } catch {
    throw new Wrong("encoding", "/");
  }
}

function parse(text) {
  if (/^[^<]*(?:<[?!](?!DOCTYPE)[^>]*>\s*)*<!DOCTYPE/.test(text)) throw new Wrong("doctype", "/");
  const failed = () => {
    throw new Error("not well-formed");
  };
  try {
    // xmldom reports what is wrong, and browsers put it into the document.
    const found = new DOMParser({ onError: failed }).parseFromString(text, "application/xml");
    if (found.getElementsByTagName("parsererror").length > 0) failed();
    return found.documentElement;
  } catch {
    throw new Wrong("not-well-formed");
  }
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
const isNil = (element) =>
  /^(?:true|1)$/.test(
    trim(element.getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "nil") ?? ""),
  );

function members(element, wanted, uris, path) {
  const texts = [...element.childNodes].filter(({ nodeType }) => nodeType === 3 || nodeType === 4);
  if (texts.some(({ data }) => trim(data) !== "")) throw new Wrong("unexpected-text", path);
  const value = {};
  for (const [key, type] of Object.entries(wanted)) {
    const name = key.replace("?", "");
    const at = `${path}/${name}`;
    const found = name.startsWith("@")
      ? [...element.attributes].filter((each) => !each.namespaceURI && each.name === name.slice(1))
      : elementsOf(element)
          .filter(isCalled(uris, name))
          .filter((each) => !isNil(each));
    if (found.length > 1) throw new Wrong("duplicate", at);
    if (found.length === 1)
      value[name.replace("@", "")] = scalar(contentOf(found[0], at), type, at);
    else if (!key.endsWith("?")) throw new Wrong("missing", at);
  }
  return value;
}

function contentOf(node, path) {
  const [inner] = node.nodeType === 1 ? elementsOf(node) : [];
  if (inner) throw new Wrong("unexpected-element", `${path}/${inner.localName}`);
  return node.nodeType === 1 ? node.textContent : node.value;
}

const kinds = {
  response({ operation, response: { status, headers, body } }) {
    const success = operation === "submitSurvey" ? 204 : 200;
    if (status !== success) throw new Wrong("unexpected-status", undefined, status);
    if (status === 204) return { nothing: true };
    const [root, wanted] = DOCUMENTS[operation];
    const element = parse(textOf(body, headers["content-type"]));
    if (!isCalled([""], root)(element)) throw new Wrong("unexpected-root", `/${element.localName}`);
    return { value: members(element, wanted, ANSWER, `/${root}`) };
  },
  body({ contentType, body }) {
    const root = parse(textOf(body, contentType));
    const path = "/egainSurvey";
    if (!isCalled(SURVEY, "egainSurvey")(root))
      throw new Wrong("unexpected-root", `/${root.localName}`);
    const value = members(root, { "@sid": "string" }, SURVEY, path);
    const wanted = { question: "string", answer: "string" };
    const survey = elementsOf(root)
      .filter(isCalled(SURVEY, "survey"))
      .map((each, index) => members(each, wanted, SURVEY, `${path}/survey[${index + 1}]`));
    if (survey.length === 0) throw new Wrong("out-of-range", `${path}/survey`);
    return { value: { ...value, survey } };
  },
  path: () => ({ skipped: "it is no server" }),
  request: () => ({ skipped: "it reads documents, and sends none" }),
  scenario: () => ({ skipped: "it reads documents, and sends none" }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  const skipped = given.options?.maxResponseBytes && { skipped: "there is no limit of bytes" };
  let answer;
  try {
    answer = skipped || kinds[given.kind](given);
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    answer = { error: error.error };
  }
  console.log(JSON.stringify({ id: given.id, ...answer }));
}
