import type { Json } from "../api/case.ts";
import type { OperationDescription } from "../api/description.ts";
import { fromJson } from "../api/json-value.ts";
import { bodyInput } from "../api/sample-input.ts";
import type { Document } from "../codec/codec.ts";
import { decode } from "../codec/decode.ts";
import { DecodeError } from "../errors.ts";
import { messageOf } from "../text/printable.ts";
import { positionOf } from "../xml/position.ts";
import { type Io, readNamedFile } from "./io.ts";
import { UserError } from "./usage-error.ts";

/**
 * What a file holds for an operation's body: the members of its input as JSON, or the document itself.
 * @throws {UserError} when it cannot be read, or is neither.
 */
export async function readBody(
  path: string,
  description: OperationDescription,
  io: Io,
): Promise<{ readonly [key: string]: unknown }> {
  const { operation, body } = description;
  if (!body) throw new UserError(`${operation.id} takes no --body`);
  const name = path === "-" ? "stdin" : path;
  const bytes = await (path === "-" ? io.readStdin() : readNamedFile(path, io));
  const isXml = /^(?:\xef\xbb\xbf)?\s*<|^\xfe\xff|^\xff\xfe/.test(start(bytes));
  const value = isXml ? readXml(name, bytes, body.document) : readJson(name, bytes, body.document);
  if (operation.body?.key !== undefined) return bodyInput(description, value);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw new UserError(`${name}: expected an object, as ${operation.id} takes it`);
}

function start(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes.subarray(0, 100));
}

function readXml(name: string, bytes: Uint8Array, document: Document<unknown>): unknown {
  try {
    return decode(document, bytes);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new UserError(`${name}: ${error.message}`, ...error.excerpt.split("\n"));
  }
}

function readJson(name: string, bytes: Uint8Array, { content }: Document<unknown>): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(`${name} is not UTF-8`, "save it in that encoding");
  }
  try {
    const json: Json = JSON.parse(text);
    return fromJson(json, content);
  } catch (error) {
    throw notJson(name, text, messageOf(error));
  }
}

/** Where the problem is, platforms say in words if at all. */
function notJson(name: string, text: string, problem: string): UserError {
  const what = "is neither JSON nor XML";
  const [place, position] = / (?:in JSON )?at position (\d+).*$/.exec(problem) ?? [];
  if (place === undefined) return new UserError(`${name} ${what}: ${problem}`);
  const at = Math.min(Number(position), text.trimEnd().length);
  const { line, column, excerpt } = positionOf(text, at);
  const message = `${name}:${line}:${column} ${what}: ${problem.replace(place, "")}`;
  return new UserError(message, ...excerpt.split("\n"));
}
