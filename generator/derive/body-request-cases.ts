import type { Json, RequestCase } from "../../runtime/conformance/case.ts";
import { kebabCase } from "../names.ts";
import { bodyStrings } from "./body-strings.ts";
import { type Keys, valueAt, withValue } from "./case-value.ts";
import { escapeAttribute, escapeText } from "./escape.ts";
import { lexical } from "./lexical.ts";
import { MANY } from "./list-variants.ts";
import { replaced } from "./markup.ts";
import { FOREIGN } from "./namespace-variants.ts";
import type { Params } from "./parameter-sample.ts";
import type { Slot, Spot } from "./places.ts";
import { type Requests, refusedCase, sentCase } from "./request-case.ts";
import type { SampleDocument } from "./sample-document.ts";
import { type ValueForm, valueForms } from "./value-forms.ts";
import { joined } from "./variant.ts";

/** The members of a request's body: what they can be, and what is refused. */
export function bodyRequestCases(
  requests: Requests,
  sample: SampleDocument,
): readonly RequestCase[] {
  const body: Body = { requests, sample };
  return [
    ...sample.slots.flatMap((slot) => slotCases(body, slot)),
    ...sample.spots.flatMap((spot) => [...presence(body, spot), ...counts(body, spot)]),
    namespaceCase(body),
  ];
}

interface Body {
  readonly requests: Requests;
  readonly sample: SampleDocument;
}

/** The input with another value somewhere in its body. */
function changed({ requests, sample }: Body, keys: Keys, value: Json | undefined): Params {
  return { ...requests.parameters, ...(withValue(sample.value, keys, value) as Params) };
}

function slotCases(body: Body, slot: Slot): readonly RequestCase[] {
  const { requests, sample } = body;
  const { type, node, path, keys } = slot;
  const isString = type.kind === "scalar" && type.scalar === "string";
  const forms: readonly ValueForm[] = isString ? bodyStrings : valueForms(type, requests.types);
  return forms.map(({ kind, what, value, documentation }) => {
    const id = joined(slot.what, kebabCase(what));
    if (kind === "wrong") {
      return refusedCase(requests, id, documentation, changed(body, keys, value), path);
    }
    const text = lexical(value as string | number | boolean, type, requests.types);
    const markup = node.kind === "attribute" ? escapeAttribute(text) : escapeText(text);
    const printed = sample.printRoot(sample.filled(slot, markup), { layout: "compact" });
    return sentCase(requests, id, documentation, changed(body, keys, value), printed);
  });
}

/** A member that is not given. */
function presence(body: Body, spot: Spot): readonly RequestCase[] {
  const { requests, sample } = body;
  const { what, member, keys, path, owner, nodes } = spot;
  const params = changed(body, keys, undefined);
  if (member.required) {
    const why = "Without a member that has to be there nothing is sent.";
    const at = member.place.kind === "text" ? spot.ownerPath : path;
    return [refusedCase(requests, joined(what, "missing"), why, params, at)];
  }
  let { root } = sample;
  for (const node of nodes) root = replaced(root, node);
  if (member.place.kind === "text") root = replaced(root, owner, { ...owner, content: [] });
  return [
    sentCase(
      requests,
      joined(what, "absent"),
      "A member that is not given is not sent.",
      params,
      sample.printRoot(root, { layout: "compact" }),
    ),
  ];
}

/** Lists with fewer or more items than the spec allows. */
function counts(body: Body, { what, member, keys, path }: Spot): readonly RequestCase[] {
  const { place } = member;
  if (place.kind !== "list" && place.kind !== "wrapped") return [];
  const { min = 0, max = MANY } = place.occurs;
  const at = place.kind === "wrapped" ? `${path}/${place.name.local}` : path;
  const first = valueAt(body.sample.value, [...keys, 0]);
  const refused = (id: string, count: number, documentation: string): RequestCase => {
    const items = Array.from({ length: count }, () => first);
    const params = changed(body, keys, items);
    return refusedCase(body.requests, joined(what, id), documentation, params, at);
  };
  return [
    ...(min > 0 && min <= MANY
      ? [refused("too-few-items", min - 1, "The spec says how many items there must be.")]
      : []),
    ...(max < MANY
      ? [refused("too-many-items", max + 1, "The spec says how many items there may be.")]
      : []),
  ];
}

function namespaceCase({ requests, sample }: Body): RequestCase {
  const root = sample.rebuilt(({ uri }) => (uri === "" ? FOREIGN : uri));
  return sentCase(
    requests,
    "in-namespace",
    "Some servers want in a namespace exactly those elements that have none; attributes stay.",
    requests.params,
    sample.printRoot(root, { layout: "compact" }),
    { requestNamespace: FOREIGN },
  );
}
