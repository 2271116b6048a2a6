import type { GeneratedFile } from "../emitter.ts";
import { MarkdownPage } from "../markdown/page.ts";
import { modules, sourceOf } from "../modules.ts";
import type { ReferenceInput } from "./input.ts";
import { errataOfTypes, misprintTable } from "./misprints.ts";
import { TypeSections } from "./type-sections.ts";

/** The page about the types that several operations use; none where there are no such types. */
export async function typesPages(input: ReferenceInput): Promise<readonly GeneratedFile[]> {
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
