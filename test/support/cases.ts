import { Diagnostics } from "../../generator/diagnostics/diagnostics.ts";
import type {
  Api,
  DocumentElement,
  DocumentType,
  Json as SpecJson,
} from "../../generator/model/model.ts";
import type { Types } from "../../generator/model/types.ts";
import { readApi } from "../../generator/pipeline.ts";
import type { BodyCase, Case, Json, ResponseCase, WireBody } from "../../runtime/api/case.ts";
import type { Files } from "./generate.ts";

/** The model of a spec that has no problems. */
export async function modelOf(files: Files): Promise<Api> {
  const [entry = ""] = Object.keys(files);
  const below = `${entry.slice(0, entry.lastIndexOf("/"))}/cases`;
  const beside = Object.keys(files).filter((path) => path.startsWith(`${below}/`));
  const list = async (folder: string): Promise<readonly string[]> =>
    folder === below ? beside.map((path) => path.slice(below.length + 1)) : [];
  const diagnostics = new Diagnostics();
  const read = async (path: string) => files[path];
  const content = await readApi({ entry, read, list }, diagnostics);
  if (content !== undefined) return content.api;
  throw new Error(diagnostics.all.map(({ message }) => message).join("\n"));
}

export function typesOf({ structs, enums }: Api): Types {
  return {
    structs: new Map(structs.map((struct) => [struct.name, struct])),
    enums: new Map(enums.map((each) => [each.name, each])),
  };
}

/** A document that a case gives, as text, and the one that it should be. */
export interface GivenDocument {
  readonly each: ResponseCase | BodyCase;
  readonly text: string;
  readonly document: DocumentElement;
}

/** The documents of cases in which a document is expected. */
export function documentsOf(cases: readonly Case[], api: Api): readonly GivenDocument[] {
  return cases.flatMap((each) => {
    if (each.kind !== "response" && each.kind !== "body") return [];
    const operation = api.operations.find(({ id }) => id === each.operation);
    const name =
      each.kind === "body"
        ? operation?.body?.document
        : operation?.responses.find(({ status }) => isOf(each.response.status, status))?.document;
    const document = api.documents.find((other) => other.name === name);
    const body = each.kind === "body" ? each.body : each.response.body;
    if (document === undefined || body === undefined) return [];
    const type =
      each.kind === "body" ? each.contentType : (each.response.headers["content-type"] ?? "");
    return [{ each, text: textOf(body, type), document }];
  });
}

function isOf(status: number, known: string): boolean {
  return known === String(status) || known === `${String(status)[0]}XX`;
}

/** Text as XML 1.0 §4.3.3 and RFC 7303 §3.2 have it; where that fails, some text. */
function textOf(body: WireBody, contentType: string): string {
  if ("text" in body) return body.text;
  const bytes = Buffer.from(body.base64, "base64");
  const mark = { fffe: "utf-16le", feff: "utf-16be" }[bytes.subarray(0, 2).toString("hex")];
  const [, charset] = /charset="?([\w-]+)/i.exec(contentType) ?? [];
  const [, declared] = /encoding="([\w-]+)"/.exec(bytes.toString("latin1")) ?? [];
  try {
    return new TextDecoder(mark ?? charset ?? declared).decode(bytes);
  } catch {
    return bytes.toString();
  }
}

/** A value of the spec as cases have it. Members are called by their keys, and an int64 is a string. */
export function inCases(value: SpecJson, type: DocumentType, types: Types): Json {
  if (type.kind === "list") {
    const items: readonly SpecJson[] = Array.isArray(value) ? value : [];
    return items.map((item) => inCases(item, type.item, types));
  }
  if (type.kind !== "struct") {
    const scalar = type.kind === "enum" ? types.enums.get(type.name)?.base : type.scalar;
    return scalar === "int64" ? String(value) : (value as Json);
  }
  const members = types.structs.get(type.name)?.members ?? [];
  const given = new Map(Object.entries(value as { readonly [key: string]: SpecJson }));
  return Object.fromEntries(
    members.flatMap((member) => {
      const held = given.get(member.specName);
      if (held === undefined) return [];
      const items: readonly SpecJson[] | undefined = Array.isArray(held) ? held : undefined;
      const own = items
        ? items.map((item) => inCases(item, member.type, types))
        : inCases(held, member.type, types);
      return [[member.key, own]];
    }),
  );
}
