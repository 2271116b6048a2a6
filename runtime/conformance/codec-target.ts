import type { BodyCase, RequestCase, ResponseCase, WireBody } from "../api/case.ts";
import type { ApiDescription, OperationDescription } from "../api/description.ts";
import { inputOf, toJson } from "../api/json-value.ts";
import { answerDocument } from "../api/lookup.ts";
import { bytesOf, charsetIn } from "../api/wire-body.ts";
import type { Document } from "../codec/codec.ts";
import { decode } from "../codec/decode.ts";
import { noContent } from "../http/operation.ts";
import { textOf } from "../xml/encoding.ts";
import { observedError } from "./observed-error.ts";
import { type Outcome, skipped, type Target, targetOf } from "./target.ts";

/**
 * The decoders and encoders of an API by themselves, as documents are read and written without HTTP.
 * What is decoded as bytes is decoded as text too, and has to come to the same.
 */
export function codecTarget(api: ApiDescription): Target {
  const noServer = () => skipped("codecs have no server");
  return targetOf(api, "codecs", {
    request: write,
    response: readAnswer,
    body: readBody,
    path: noServer,
    scenario: noServer,
  });
}

/** What the encoder writes. Parameters are no part of it. */
function write(each: RequestCase, description: OperationDescription): Outcome {
  const { id, body, parameters } = description.operation;
  const { params, options, expect } = each;
  if (!body) return skipped("codecs write bodies, and the request has none");
  if (expect.kind === "error" && expect.path !== undefined && !expect.path.startsWith("/")) {
    return skipped("codecs know no parameters");
  }
  const members = Object.entries(params).filter(
    ([key]) => !parameters.some((parameter) => parameter.key === key),
  );
  if (body.optional && members.length === 0) {
    return skipped("codecs write bodies, and the request has none");
  }
  const input = inputOf(Object.fromEntries(members), description);
  try {
    const text = body.write(input, { namespace: options?.requestNamespace, operation: id });
    return { kind: "request", request: { body: { text } } };
  } catch (error) {
    return observedError(error);
  }
}

function readAnswer(
  { response, options }: ResponseCase,
  description: OperationDescription,
): Outcome {
  const document = answerDocument(description, response.status);
  if (document === undefined) return skipped("codecs know no status");
  if (options?.maxResponseBytes !== undefined) return skipped("codecs know no limit of a body");
  if (document === noContent) return { kind: "nothing" };
  return read(document, response.body, charsetIn(response.headers), description);
}

function readBody({ contentType, body }: BodyCase, description: OperationDescription): Outcome {
  if (!description.body) throw new Error(`${description.operation.id} takes no body`);
  const charset = charsetIn({ "content-type": contentType });
  return read(description.body.document, body, charset, description);
}

/** @throws {Error} where a text and its bytes come to different things. */
function read(
  document: Document<unknown>,
  body: WireBody | undefined,
  charset: string | undefined,
  { operation }: OperationDescription,
): Outcome {
  function outcomeOf(xml: string | Uint8Array): Outcome {
    try {
      const value = decode(document, xml, { operation: operation.id, charset });
      return { kind: "value", value: toJson(value, document.content) };
    } catch (error) {
      return observedError(error);
    }
  }
  const bytes = bytesOf(body);
  const outcome = outcomeOf(bytes);
  if (body && "text" in body && isText(bytes, charset, body.text)) {
    const [ofBytes, ofText] = [outcome, outcomeOf(body.text)].map((each) => JSON.stringify(each));
    if (ofBytes !== ofText) throw new Error(`bytes give ${ofBytes}, and the same text ${ofText}`);
  }
  return outcome;
}

/** Whether bytes stand for this very text: another charset, in the case or in it, makes another of them. */
function isText(bytes: Uint8Array, charset: string | undefined, text: string): boolean {
  try {
    return textOf(bytes, charset) === text;
  } catch {
    return false;
  }
}
