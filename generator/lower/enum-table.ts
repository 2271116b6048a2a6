import type { Diagnostics } from "../diagnostics/diagnostics.ts";
import { assertNever } from "../model/assert-never.ts";
import type { Enum, ScalarType } from "../model/model.ts";
import type { EnumSchema, ValueUse } from "../read/openapi/schema.ts";
import type { Node, Spec } from "../source/tree.ts";
import { namesOf, type TypeNames } from "./type-names.ts";

/** Collects the enums that operations use, each once, in the order of their first use. */
export class EnumTable {
  readonly #spec: Spec;
  readonly #names: TypeNames;
  readonly #diagnostics: Diagnostics;
  readonly #enums = new Map<Node, Enum>();

  constructor(spec: Spec, names: TypeNames, diagnostics: Diagnostics) {
    this.#spec = spec;
    this.#names = names;
    this.#diagnostics = diagnostics;
  }

  get all(): readonly Enum[] {
    return [...this.#enums.values()];
  }

  /** The type of a value. `inlineName` is for an enum that has no name of its own. */
  value({ schema, reference }: ValueUse, inlineName: string): ScalarType {
    switch (schema.kind) {
      case "scalar":
        return {
          kind: "scalar",
          scalar: schema.scalar,
          range: schema.range,
          facets: schema.facets,
        };
      case "enum":
        return { kind: "enum", name: this.#nameOf(schema, namesOf(reference, inlineName)) };
      default:
        return assertNever(schema);
    }
  }

  /** The name of an enum, which is added where it is new. */
  #nameOf(schema: EnumSchema, names: readonly string[]): string {
    const known = this.#enums.get(schema.node);
    if (known !== undefined) return known.name;
    const name = this.#names.claim(names);
    if (name !== names[0]) this.#diagnostics.note("made-name/type", schema.at, { name });
    const { open, base, description: doc, deprecated, errata } = schema;
    const values = schema.values.map((value) => ({
      name: value.name.value,
      value: value.value,
      doc: value.description,
    }));
    const origin = { pointer: this.#spec.locate(schema.node), span: schema.at };
    this.#enums.set(schema.node, { name, open, base, values, doc, deprecated, errata, origin });
    return name;
  }
}
