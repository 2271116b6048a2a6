import { tags } from "../../conformance/tags.ts";
import type { JsonSchema } from "../json-schema.ts";

/** What a file of cases is made of, whatever the API; values are described elsewhere. */
export function caseSchemas(): { readonly [name: string]: JsonSchema } {
  return {
    requestCase: {
      description: "A client is called: which request does it send, or why does it refuse to?",
      ...caseObject("request", { params, expect: oneOf("expectedRequest", "expectedError") }),
    },
    responseCase: {
      description: "A client gets an answer: what does it make of it?",
      ...caseObject("response", {
        response: ref("response"),
        expect: oneOf("expectedValue", "expectedNothing", "expectedError"),
      }),
    },
    bodyCase: {
      description: "A server is sent a body: what does it read, or why does it refuse it?",
      ...caseObject("body", {
        contentType: text("The header Content-Type that comes with it."),
        body: ref("body"),
        expect: oneOf("expectedValue", "expectedError"),
      }),
    },
    pathCase: {
      description: "A server is asked for a path: which input does it read?",
      ...caseObject("path", {
        path: text("Below the base URL, with its query."),
        expect: oneOf("expectedValue"),
      }),
    },
    scenarioCase: {
      description: "A server in a known state is called by a client: do the two agree?",
      ...caseObject("scenario", {
        scenario: text("The name of the state."),
        params,
        expect: oneOf("expectedValue", "expectedNothing", "expectedError"),
      }),
    },
    ...parts,
    ...expectations,
    ...messages,
  };
}

type Properties = { readonly [key: string]: JsonSchema };

/** An object in which nothing else may be; a key that ends in `?` may be left out. */
function object(properties: Properties): JsonSchema {
  const keys = Object.keys(properties);
  return {
    type: "object",
    properties: Object.fromEntries(
      Object.entries(properties).map(([key, schema]) => [key.replace("?", ""), schema]),
    ),
    required: keys.filter((key) => !key.endsWith("?")),
    additionalProperties: false,
  };
}

export function ref(name: string): JsonSchema {
  return { $ref: `#/$defs/${name}` };
}

function oneOf(...names: readonly string[]): JsonSchema {
  return { oneOf: names.map(ref) };
}

function text(description: string): JsonSchema {
  return { description, type: "string" };
}

function count(description: string): JsonSchema {
  return { description, type: "integer", minimum: 1 };
}

const headers: JsonSchema = {
  description: "Headers by their names in lower case.",
  type: "object",
  additionalProperties: { type: "string" },
};

const params: JsonSchema = {
  description: "The operation's input: parameters, and the members of its body, by their names.",
  type: "object",
};

function caseObject(kind: string, properties: Properties): JsonSchema {
  return object({
    id: ref("id"),
    operation: text("The id of the operation."),
    kind: { const: kind },
    documentation: text("Why the case exists, in one sentence."),
    origin: ref("origin"),
    level: ref("level"),
    tags: ref("tags"),
    "options?": ref("options"),
    ...properties,
  });
}

const parts: Properties = {
  id: {
    description: "The operation and what the case is about; unique, and always the same.",
    type: "string",
    pattern: "^[^/]+/[^/]+$",
  },
  origin: {
    description:
      "documentation and deployment: a sample of the spec. derived: made from the spec, or a sample that its author made. written: by hand, beside the spec.",
    enum: ["documentation", "deployment", "derived", "written"],
  },
  level: {
    description:
      "must: a standard or the spec demands it. may: a standard leaves a choice, or servers in use differ; report it, and fail nobody.",
    enum: ["must", "may"],
  },
  tags: {
    description: "What the case is about. Cases that were written by hand may have other tags.",
    type: "array",
    items: {
      anyOf: [
        ...Object.entries(tags).map(([tag, description]) => ({ const: tag, description })),
        { type: "string" },
      ],
    },
  },
  options: {
    description: "Settings of the client that the case depends on.",
    ...object({
      "maxResponseBytes?": count("The longest body that is read, in bytes."),
      "requestNamespace?": text("Where exactly those elements of a body go that have none."),
    }),
  },
};

const expectations: Properties = {
  expectedValue: object({
    kind: { const: "value" },
    value: {
      description:
        "What is read. An int64 is a decimal string; INF, -INF and NaN are strings; bytes are base64. Members that are not there are left out.",
    },
  }),
  expectedNothing: {
    description: "A success without a value.",
    ...object({ kind: { const: "nothing" } }),
  },
  expectedRequest: object({ kind: { const: "request" }, request: ref("request") }),
  expectedError: {
    description: "The expected error. A member that is absent may have any value.",
    ...object({
      kind: { const: "error" },
      codes: {
        description:
          "What is wrong, as in not-well-formed: see README.md. Any of them will do; the first says the most.",
        type: "array",
        items: { type: "string" },
        minItems: 1,
      },
      "path?": text(
        "Local names from the root (/a/b[2]/@c), a parameter's name, or / for the whole.",
      ),
      "line?": count("In the document, from 1."),
      "column?": count("In characters of Unicode, from 1."),
      "status?": { description: "The HTTP status that is the error.", type: "integer" },
    }),
  },
};

const messages: Properties = {
  request: object({
    method: { type: "string" },
    path: text("Below the base URL, with its query."),
    headers: { ...headers, description: "Those that matter, by their names in lower case." },
    "body?": {
      description: "Compared as a document: prefixes and order of attributes mean nothing.",
      ...ref("body"),
    },
  }),
  response: object({
    status: { type: "integer", minimum: 200, maximum: 599 },
    headers,
    "body?": ref("body"),
  }),
  body: {
    description: "A body as text, which goes over the wire in UTF-8, or as bytes in base64.",
    oneOf: [
      object({ text: { type: "string" } }),
      object({ base64: { type: "string", contentEncoding: "base64" } }),
    ],
  },
};
