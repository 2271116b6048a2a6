import type { Emitter, GeneratedFile } from "../emitter.ts";
import { MarkdownPage } from "../markdown/page.ts";
import { modules, sourceOf } from "../modules.ts";
import { indexPage } from "./index-page.ts";
import { type ReferenceInput, referenceInput } from "./input.ts";
import { errataOfTypes, misprintTable } from "./misprints.ts";
import { operationPage } from "./operation-page.ts";
import { TypeSections } from "./type-sections.ts";

/** Pages for people: a first one, one for each operation, and one for the types that they share. */
export const reference: Emitter = {
  name: "reference",
  async emit(input) {
    if (input.api.operations.length === 0) return [];
    const more = referenceInput(input);
    const pages = input.api.operations.map((operation) => operationPage(more, operation));
    return [...(await Promise.all([indexPage(more), ...pages])), ...(await typesPages(more))];
  },
};

/** The page about the types that several operations use; none where there are no such types. */
async function typesPages(input: ReferenceInput): Promise<readonly GeneratedFile[]> {
  const { homes, types } = input;
  if (homes.shared.length === 0) return [];
  const page = new MarkdownPage(modules.referenceTypes);
  page.heading(1, "Types");
  page.add("What several operations share.");
  new TypeSections(page, input).add(homes.shared, 2);
  const errata = errataOfTypes(homes.shared, types);
  if (errata.length > 0) {
    page.heading(2, "Misprints");
    page.add(misprintTable(errata));
  }
  return [await page.print(sourceOf(input, "#/components/schemas"))];
}
