import { shellWord } from "../../../runtime/text/printable.ts";
import type { Server } from "../../model/model.ts";
import type { GeneratedFile } from "../emitter.ts";
import { code, fenced, link, plain, table, typescript } from "../markdown/inline.ts";
import { MarkdownPage } from "../markdown/page.ts";
import { firstParagraph } from "../markdown/prose.ts";
import { modules, pathBetween, referencePage, sourceOf } from "../modules.ts";
import { commandName } from "../typescript/description-file.ts";
import { errorCode, errorTable } from "./errors-section.ts";
import type { ReferenceInput } from "./input.ts";
import { scenarioTable } from "./scenarios-section.ts";

/** The first page: what the API is for, and where everything else is. */
export function indexPage(input: ReferenceInput): Promise<GeneratedFile> {
  const page = new MarkdownPage(modules.reference);
  const { title, version, summary, doc, servers } = input.api;
  page.heading(1, plain(title));
  page.add(plain(summary));
  if (version !== "") page.add(`This is the reference of version ${plain(version)}.`);
  page.heading(2, "Operations");
  addOperations(page, input);
  if (doc !== "") {
    page.heading(2, "About the API");
    page.describe(2, doc);
  }
  addServers(page, servers);
  addErrors(page, input);
  addMock(page, input);
  return page.print(sourceOf(input, "#"));
}

function addOperations(page: MarkdownPage, { api, homes }: ReferenceInput): void {
  const rows = api.operations.map(({ id, summary, method, path, deprecated }) => [
    link(code(id), pathBetween(modules.reference, referencePage(id))),
    code(`${method} ${path}`),
    [plain(summary), deprecated ? "**Deprecated.**" : ""].join(" "),
  ]);
  page.add(table([["operation", "request", "what it is for"], ...rows]));
  page.add(
    "Each page has the call in TypeScript and for a shell, what is sent and answered, samples as they are on the wire, and what can go wrong.",
  );
  if (homes.shared.length === 0) return;
  const types = link("Types", pathBetween(modules.reference, modules.referenceTypes));
  page.add(`${types} has what several operations share.`);
}

function addServers(page: MarkdownPage, servers: readonly Server[]): void {
  if (servers.length === 0) return;
  page.heading(2, "Servers");
  page.add("The client's `baseUrl` is the address of a server, with its parts filled in.");
  for (const { url, doc, variables } of servers) {
    page.add(code(url));
    page.describe(2, doc);
    if (variables.length === 0) continue;
    const rows = variables.map((variable) => [
      code(`{${variable.name}}`),
      variable.values.length === 0 ? "any" : variable.values.map(code).join(", "),
      code(variable.default),
      firstParagraph(variable.doc),
    ]);
    page.add(table([["part", "values", "by default", "meaning"], ...rows]));
  }
}

function addErrors(page: MarkdownPage, input: ReferenceInput): void {
  page.heading(2, "Errors");
  page.add(errorTable(input));
  page.add(
    "All of them are a `ClientError` with a `code`. A GET is tried again after a network failure, a timeout, 408, 429 or 5xx; nothing else is sent twice.",
  );
  page.add(typescript(errorCode(input)));
}

function addMock(page: MarkdownPage, input: ReferenceInput): void {
  const code = link("`createMock`", pathBetween(modules.reference, modules.mock));
  page.heading(2, "The mock");
  page.add("Code and shell lines on these pages go to the mock, which answers with the samples:");
  page.add(fenced("sh", `npx ${shellWord(commandName(input))} mock`));
  page.add(`In code, ${code} makes one.`);
  if (input.api.scenarios.length === 0) return;
  page.add(
    "The parameters of a request select a state, in which the answers of all operations agree:",
  );
  page.add(scenarioTable(input.api));
}
