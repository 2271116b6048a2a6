import type { DocumentElement, Example, Operation, Response } from "../../model/model.ts";
import { code } from "../markdown/inline.ts";
import type { MarkdownPage } from "../markdown/page.ts";
import { firstParagraph, isParagraph } from "../markdown/prose.ts";
import type { ReferenceInput } from "./input.ts";
import { type Role, showSamples } from "./samples.ts";
import type { TypeSections } from "./type-sections.ts";

/** The page about an operation, in the making. */
export interface Draft {
  readonly input: ReferenceInput;
  readonly operation: Operation;
  readonly page: MarkdownPage;
  readonly sections: TypeSections;
  /** Samples that were shown, with their anchors. */
  readonly samples: Map<Example, string>;
}

export function rootOf({ input }: Draft, name: string): DocumentElement {
  const root = input.roots.get(name);
  if (root === undefined) throw new Error(`the model has no document "${name}"`);
  return root;
}

/** The type of a document; where it is described already or elsewhere, a link to that. */
export function typeOf({ sections }: Draft, { name, type }: DocumentElement): string {
  if (type.kind !== "struct") return code(name);
  return sections.isDue(type.name) ? code(name) : sections.refer(type.name);
}

/** What a document is; of an answer that says itself what it means, only what is more than that. */
export function describeRoot({ page }: Draft, { doc }: DocumentElement, meaning: string): void {
  if (meaning === "" || !isParagraph(doc)) page.describe(3, doc);
}

/** Begins the part about an answer; what it means is the heading, where it is short. */
export function answerHeading({ page }: Draft, { status, doc }: Response): string {
  const words = status === "default" ? "Any other status" : status;
  const short = isParagraph(doc) ? firstParagraph(doc) : "";
  const heading = short === "" ? words : `${words}: ${short.replace(/\s+/g, " ")}`;
  const anchor = page.heading(3, heading);
  if (short === "") page.describe(3, doc);
  return anchor;
}

/** Shows the samples of a message, under a heading for all of them. */
export function addSamples(
  { input, page, samples }: Draft,
  title: string,
  examples: readonly Example[],
  root: DocumentElement,
  role: Role,
): void {
  if (examples.length === 0) return;
  page.heading(2, title);
  const anchors = showSamples(page, input, examples, root, role);
  for (const [example, anchor] of anchors) samples.set(example, anchor);
}
