import type { Operation } from "../../model/model.ts";
import type { GeneratedFile } from "../emitter.ts";
import { fenced, link, plain, typescript } from "../markdown/inline.ts";
import { MarkdownPage } from "../markdown/page.ts";
import {
  modules,
  operationModule,
  operationSource,
  pathBetween,
  referencePage,
} from "../modules.ts";
import { addAnswers, addErrors } from "./answers.ts";
import { callCode, shellCode } from "./call-code.ts";
import { addCredentials } from "./credentials-section.ts";
import type { Draft } from "./draft.ts";
import { exampleCall } from "./example-call.ts";
import type { ReferenceInput } from "./input.ts";
import { errataOf, errataOfTypes, misprintTable } from "./misprints.ts";
import { addRequest } from "./request-section.ts";
import { addScenarios } from "./scenarios-section.ts";
import { TypeSections } from "./type-sections.ts";

/** The page about an operation. */
export function operationPage(input: ReferenceInput, operation: Operation): Promise<GeneratedFile> {
  const page = new MarkdownPage(referencePage(operation.id));
  const sections = new TypeSections(page, input);
  const draft: Draft = { input, operation, page, sections, samples: new Map() };
  addHead(draft);
  addCall(draft);
  addCredentials(draft);
  addRequest(draft);
  addAnswers(draft);
  addErrors(draft);
  addScenarios(draft);
  addMisprints(draft);
  return page.print(operationSource(input, operation));
}

function addHead({ page, operation }: Draft): void {
  const { id, summary, doc, deprecated, method, path } = operation;
  page.heading(1, plain(id));
  if (summary !== "") page.add(`**${plain(summary)}**`);
  if (deprecated) page.add("**Deprecated**: it is going out of use.");
  page.describe(1, doc);
  page.add(fenced("http", `${method} ${path}`));
  const source = link("Source", pathBetween(page.path, operationModule(id)));
  const index = link("All operations", pathBetween(page.path, modules.reference));
  page.add(`${source} · ${index}`);
}

function addCall({ input, page, operation }: Draft): void {
  const example = exampleCall(input, operation);
  page.heading(2, "Call it");
  page.add(typescript(callCode(input, operation, example)));
  page.add("The same from a shell:");
  page.add(fenced("sh", shellCode(input, operation, example)));
}

function addMisprints({ input, page, sections, operation }: Draft): void {
  const types = errataOfTypes(sections.described, input.types);
  const errata = [...errataOf(operation), ...types];
  if (errata.length === 0) return;
  page.heading(2, "Misprints");
  page.add("What the vendor's text gets wrong, and what is right:");
  page.add(misprintTable(errata));
}
