import { printable } from "../../../runtime/text/printable.ts";
import type { Fact, FactKind, Surface } from "./surface.ts";
import { type Verdict, verdictOfAdded, verdictOfAspect, verdictOfRemoved } from "./verdict.ts";

/** One difference between two surfaces, in terms of the API. */
export interface Change extends Verdict {
  readonly kind: "added" | "removed" | "changed";
  readonly what: FactKind;
  readonly name: string;
  /** For what changed, each aspect as it was and as it is. */
  readonly aspects: readonly Aspect[];
}

interface Aspect {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What changed from one surface to another: first what was removed, in the order of the spec. */
export function changesBetween(before: Surface, after: Surface): readonly Change[] {
  const [old, now] = [indexed(before), indexed(after)];
  const gone = before.facts.filter((fact) => !now.has(id(fact)));
  const come = after.facts.filter((fact) => !old.has(id(fact)));
  return [
    ...outermost(gone, after).map((fact) => whole("removed", fact, verdictOfRemoved(fact))),
    ...after.facts.flatMap((fact) => {
      const known = old.get(id(fact));
      return known === undefined ? [] : changed(known, fact);
    }),
    ...outermost(come, before).map((fact) => whole("added", fact, verdictOfAdded(fact))),
  ];
}

function indexed({ facts }: Surface): ReadonlyMap<string, Fact> {
  return new Map(facts.map((fact) => [id(fact), fact]));
}

function id({ kind, name }: Fact): string {
  return `${kind} ${name}`;
}

/**
 * Without what goes along: the parameters of an operation that is new as a whole, say, or the members of a type that the
 * other surface does not have.
 */
function outermost(facts: readonly Fact[], other: Surface): readonly Fact[] {
  const owners = new Set(facts.filter(isOwner).map(({ name }) => name));
  const types = typesIn(other);
  return facts.filter((fact) => {
    if (isOwner(fact)) return true;
    const owner = ownerOf(fact);
    return !owners.has(owner) && (!isPartOfType(fact) || types.has(owner));
  });
}

function isOwner({ kind }: Fact): boolean {
  return kind === "operation" || kind === "document" || kind === "enum";
}

function isPartOfType({ kind }: Fact): boolean {
  return kind === "member" || kind === "value" || kind === "tolerance";
}

/** The types of a surface: those that have members or values, and those that a member is of. */
function typesIn({ facts }: Surface): ReadonlySet<string> {
  return new Set(facts.flatMap((fact) => [ownerOf(fact), String(fact.says.type)]));
}

function ownerOf({ name }: Fact): string {
  return name.split(/[ .]/, 1)[0] ?? name;
}

function whole(kind: "added" | "removed", { kind: what, name }: Fact, verdict: Verdict): Change {
  return { kind, what, name, aspects: [], ...verdict };
}

function changed(before: Fact, after: Fact): readonly Change[] {
  const names = new Set([...Object.keys(before.says), ...Object.keys(after.says)]);
  const aspects = [...names]
    .filter((name) => before.says[name] !== after.says[name])
    // An enum that became open or closed is one change, of the enum.
    .filter((name) => !(after.kind === "value" && name === "open"));
  const [first, ...others] = aspects.map((name) => verdictOfAspect(name, before, after));
  if (first === undefined) return [];
  const verdict = [first, ...others].find(({ breaking }) => breaking) ?? first;
  return [
    {
      kind: "changed",
      what: after.kind,
      name: after.name,
      aspects: aspects.map((name) => ({
        name,
        before: textOf(before.says[name]),
        after: textOf(after.says[name]),
      })),
      ...verdict,
    },
  ];
}

function textOf(value: Fact["says"][string] | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

/** The changes of an API, a line for each, with a line for what it means to those who use it. */
export function printChanges(changes: readonly Change[]): readonly string[] {
  if (changes.length === 0) return ["the API is as it was"];
  const breaking = changes.filter((change) => change.breaking).length;
  const total = `${changes.length} ${changes.length === 1 ? "change" : "changes"} of the API`;
  return [
    `${total}, ${breaking === 0 ? "none" : breaking} of them breaking`,
    ...changes.map((change) => {
      const mark = change.breaking ? "breaking" : "        ";
      return `  ${mark} ${describeChange(change)} (${change.reason})`;
    }),
  ];
}

/** A change as one sentence without its reason: `added value Reason.Closed`. */
export function describeChange({ kind, what, name, aspects }: Change): string {
  const details = aspects.map(describeAspect).join(", ");
  return printable(`${kind} ${what} ${name}${details === "" ? "" : `: ${details}`}`);
}

function describeAspect({ name, before, after }: Aspect): string {
  const text = (value: string | undefined): string => (value === undefined ? "none" : value);
  return `${name} ${text(before)} → ${text(after)}`;
}
