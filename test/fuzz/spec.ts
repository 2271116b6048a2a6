import { readDocument } from "../../generator/check/sample/sample.ts";
import { Diagnostics } from "../../generator/diagnostics/diagnostics.ts";
import type { DocumentElement, Json, Operation, Struct } from "../../generator/model/model.ts";
import { readApi } from "../../generator/pipeline.ts";
import { spec as text } from "../support/documents.ts";
import type { Tree } from "../support/tree.ts";
import { canonical } from "./canonical.ts";

const source = { entry: "ece-chat.openapi.yaml", read: async () => text };
const content = await readApi(source, new Diagnostics());
if (content === undefined) throw new Error("the spec has a problem");
const { operations, ...api } = content.api;

const structs = new Map(api.structs.map((struct) => [struct.name, struct]));
const enums = new Map(api.enums.map((each) => [each.name, each]));
const documents = new Map(api.documents.map((document) => [document.name, document]));

/** The document of a type. */
export function documentOf(type: string): DocumentElement {
  return found(documents, type);
}

export function structOf(name: string): Struct {
  return found(structs, name);
}

function found<T>(all: ReadonlyMap<string, T>, name: string): T {
  const one = all.get(name);
  if (one === undefined) throw new Error(`the spec has no ${name}`);
  return one;
}

/**
 * What a document says, by the reading that the generator holds samples to: another parser, and other
 * code than the decoders.
 *
 * @throws {SampleError} where it is not well-formed, or not the document.
 */
export function readBySpec(type: string, xml: string): Json {
  return readDocument(xml, documentOf(type), { structs, enums });
}

/** The same of a tree, so that it does not matter what that parser makes of a text. */
export function readPlainly(type: string, tree: Tree): Json {
  return readBySpec(type, canonical(tree));
}

/** Where documents of a type go: to a server, or from one. */
export interface Exchange {
  readonly kind: "body" | "response";
  readonly operation: Operation;
  readonly mediaType: string;
}

/** The first exchange of a type's documents; without a type, the first that is a response. */
export function exchangeOf(type: string | undefined): Exchange {
  for (const operation of operations) {
    const response = operation.responses.find(({ document }) => {
      return document !== undefined && (type === undefined || document === type);
    });
    if (response !== undefined) {
      const { mediaType = "application/xml" } = response;
      return { kind: "response", operation, mediaType };
    }
    const { body } = operation;
    if (type !== undefined && body?.document === type) {
      return { kind: "body", operation, mediaType: body.mediaType };
    }
  }
  throw new Error(`no operation has documents of the type ${type}`);
}
