import type { Entry, MapNode } from "../../source/tree.ts";
import { ObjectReader } from "./object-reader.ts";
import { anchorSpan, type Placed, type Text } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import { shape } from "./shape.ts";

/** One entry of `x-scenarios`. */
const scenarioObject = shape("a scenario", {
  read: ["summary", "parameters", "examples", "status"],
});

/** A state in which the answers of all operations agree, as it is written. */
export interface Scenario {
  readonly node: MapNode;
  readonly name: Text;
  readonly summary: string;
  /** The values that select it, by the names of parameters on the wire. */
  readonly parameters: ByName<string>;
  /** The name of an example, by the id of an operation. */
  readonly examples: ByName<string>;
  /** A status, by the id of an operation. */
  readonly statuses: ByName<number>;
}

/** The values given for each of several names. */
type ByName<T> = ReadonlyMap<string, { readonly name: Text; readonly given: Placed<T> }>;

export function readScenarios(reading: ReadContext, document: ObjectReader): readonly Scenario[] {
  return document.entries("x-scenarios").flatMap(({ key, keySpan, value }) => {
    const fields = ObjectReader.of(reading, value, keySpan, scenarioObject);
    if (fields === undefined) return [];
    const read = <T>(part: string, wanted: string, convert: (value: unknown) => T | undefined) =>
      readSaid(reading, fields.entries(part), wanted, convert);
    return [
      {
        node: fields.node,
        name: { value: key, span: keySpan },
        summary: fields.prose("summary"),
        parameters: read("parameters", "a value as sent in a request", asText),
        examples: read("examples", "the name of an example", asName),
        statuses: read("status", "a status from 200 to 599", asStatus),
      },
    ];
  });
}

function readSaid<T>(
  reading: ReadContext,
  entries: readonly Entry[],
  wanted: string,
  convert: (value: unknown) => T | undefined,
): ByName<T> {
  const all = new Map<string, { readonly name: Text; readonly given: Placed<T> }>();
  for (const { key, keySpan, value: node } of entries) {
    const value = node.kind === "value" ? convert(node.value) : undefined;
    if (value === undefined) {
      reading.diagnostics.report("invalid-scenario/entry", anchorSpan(node), { key, wanted });
    } else {
      const name = { value: key, span: keySpan };
      all.set(key, { name, given: { value, span: node.span } });
    }
  }
  return all;
}

function asText(value: unknown): string | undefined {
  return value === null ? undefined : String(value);
}

function asName(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Informational answers are not seen by `fetch`. */
export function asStatus(value: unknown): number | undefined {
  if (typeof value !== "number" || !Number.isInteger(value)) return undefined;
  return value >= 200 && value <= 599 ? value : undefined;
}
