import { assertNever } from "../../model/assert-never.ts";
import type {
  Api,
  DocumentType,
  Member,
  Name,
  Occurs,
  Operation,
  Type,
} from "../../model/model.ts";
import { TypeIndex } from "../../model/type-index.ts";
import { found, type Types } from "../../model/types.ts";
import type { EmitInput } from "../emitter.ts";
import { code, enumerate, link, table } from "../markdown/inline.ts";
import type { MarkdownPage } from "../markdown/page.ts";
import { pathBetween, referencePage } from "../modules.ts";
import { facetWords } from "../reference/words.ts";
import { conformanceFiles } from "./conformance-files.ts";

/** What an implementation has to know of the API to begin: requests, statuses and documents. */
export function addWire(page: MarkdownPage, input: EmitInput): void {
  const { api } = input;
  page.heading(2, "What is on the wire");
  page.add(WIRE);
  const operations = api.operations.map((operation) => operationRow(operation, input));
  page.add(table([["operation", "request", "it sends", "success", "it gets"], ...operations]));
  for (const { element, type, name } of api.documents) {
    const rows = new MemberRows(api).ofDocument(type, `/${element.local}`);
    page.add(
      [
        `${code(`<${element.local}>`)}, in ${namespaces(element).replace(/^none\b/, "no namespace")}, is the root of ${code(name)}:`,
        rows.length === 0
          ? "it has no members."
          : table([["in the document", "in the value", "type", "occurs", "namespace"], ...rows]),
      ].join(rows.length === 0 ? " " : "\n\n"),
    );
  }
}

function operationRow(operation: Operation, input: EmitInput): readonly string[] {
  const { id, method, path, body, responses } = operation;
  const target = pathBetween(conformanceFiles.page, referencePage(id));
  const roots = new Map(input.api.documents.map(({ name, element }) => [name, element.local]));
  const rootOf = (name: string | undefined): string =>
    name === undefined ? "nothing" : code(`<${roots.get(name)}>`);
  return [
    input.outputs.has("reference") ? link(code(id), target) : code(id),
    code(`${method} ${path}`),
    `${rootOf(body?.document)}${body?.required === false ? " or nothing" : ""}`,
    responses.map(({ status }) => status).join(", "),
    [...new Set(responses.map(({ document }) => rootOf(document)))].join(" or "),
  ];
}

/** The members of a document, each a row; those of a type within itself are there once. */
class MemberRows {
  readonly #types: Types;
  readonly #open = new Set<string>();

  constructor(api: Api) {
    this.#types = TypeIndex.of(api);
  }

  ofDocument(type: DocumentType, path: string): readonly (readonly string[])[] {
    if (type.kind !== "list") return this.of(type, path, "");
    const row = this.#itemRow(type.name, type.item, type.occurs, path, "[0]");
    return [row, ...this.of(type.item, `${path}/${type.name.local}[1]`, "[0]")];
  }

  #itemRow(name: Name, type: Type, { min = 0, max, distinct }: Occurs, outer: string, key: string) {
    const times = max === undefined ? `${min} or more` : `${min} to ${max}`;
    const occurs = distinct ? `${times}, no two the same` : times;
    const path = code(`${outer}/${name.local}[1]`);
    return [path, code(key), this.#typeWords(type), occurs, namespaces(name)];
  }

  of(type: Type, path: string, key: string): readonly (readonly string[])[] {
    if (type.kind !== "struct") {
      return key === "" ? [[code(path), "the value itself", this.#typeWords(type), "1", ""]] : [];
    }
    if (this.#open.has(type.name)) return [];
    this.#open.add(type.name);
    const { members, isTuple } = found(this.#types.structs, type.name);
    const inner = key === "" ? "" : `${key}.`;
    const rows = members.flatMap((member) =>
      this.#member(member, path, isTuple ? `${key}[${member.key}]` : inner + member.key),
    );
    this.#open.delete(type.name);
    return rows;
  }

  #member(member: Member, outer: string, key: string): readonly (readonly string[])[] {
    const { place, type } = member;
    const row = (path: string, occurs: string, name?: Name): readonly string[] => [
      code(path),
      code(key),
      this.#typeWords(type),
      occurs,
      name === undefined ? "" : namespaces(name),
    ];
    const once = member.nullable ? "1, or null" : member.required ? "1" : "0 or 1";
    switch (place.kind) {
      case "attribute":
        return [row(`${outer}/@${place.name.local}`, once, place.name)];
      case "text":
        return [row(outer, once)];
      case "element": {
        const path = `${outer}/${place.name.local}`;
        return [row(path, once, place.name), ...this.of(type, path, key)];
      }
      case "list":
      case "wrapped": {
        const owner = place.kind === "wrapped" ? `${outer}/${place.wrapper.local}` : outer;
        const items = this.#itemRow(place.name, type, place.occurs, owner, key);
        return [items, ...this.of(type, `${owner}/${place.name.local}[1]`, `${key}[0]`)];
      }
      default:
        return assertNever(place);
    }
  }

  #typeWords(type: Type): string {
    switch (type.kind) {
      case "struct":
        return "an object";
      case "scalar": {
        const { min, max } = type.range ?? {};
        const bounds = [
          ...(min === undefined ? [] : [`at least ${min}`]),
          ...(max === undefined ? [] : [`at most ${max}`]),
        ];
        return [type.scalar, ...bounds, ...facetWords(type.facets)].join(", ");
      }
      case "enum": {
        const { base, open, values } = found(this.#types.enums, type.name);
        const listed = values.map(({ value }) => code(String(value))).join(", ");
        const words = base === "string" ? "token" : base;
        return `${words}: ${listed}${open ? ", or another one" : ""}`;
      }
      default:
        return assertNever(type);
    }
  }
}

function namespaces({ namespace: { uri, aliases } }: Name): string {
  const all = [uri, ...aliases].map((each) => (each === "" ? "none" : code(plainUri(each))));
  return all.length === 1 && uri === "" ? "none" : enumerate(all).replace(/ and /g, " or ");
}

/** A table's cell is one line. */
function plainUri(uri: string): string {
  return uri.replace(/\s+/g, " ");
}

const WIRE = `A path in a document (of [errors](#errors), too) has the local names from the root, \`@\` before an attribute and \`[1]\` after the
first item of a list. Where several namespaces are named, each element may be in any of them, whatever the others are in.
Attributes are in no namespace unless one is named. Prefixes mean nothing. A success status such as \`2XX\` is any status
that begins with that digit.`;
