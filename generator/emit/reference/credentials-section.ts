import type { Operation } from "../../model/model.ts";
import { code, link, table } from "../markdown/inline.ts";
import { firstParagraph } from "../markdown/prose.ts";
import { modules, pathBetween } from "../modules.ts";
import { CREDENTIALS, whereIs } from "../typescript/credentials-file.ts";
import type { Draft } from "./draft.ts";

/** Which of a client's credentials a call sends, and how; nothing where it takes none. */
export function addCredentials({ input, page, operation }: Draft): void {
  const { security = [] } = operation;
  const names = new Set(security.flat());
  const schemes = (input.api.securitySchemes ?? []).filter(({ name }) => names.has(name));
  if (schemes.length === 0) return;
  page.heading(2, "Credentials");
  const type = link(code(CREDENTIALS), pathBetween(page.path, modules.credentials));
  page.add(`Of the client's ${type}, a call sends ${alternativesIn(operation)}.`);
  const rows = schemes.map(({ name, kind, doc }) => [
    code(name),
    whereIs(kind),
    firstParagraph(doc),
  ]);
  page.add(table([["credential", "what it is", "meaning"], ...rows]));
  page.describeMore(2, schemes);
}

function alternativesIn({ security = [] }: Operation): string {
  const given = security.filter((names) => names.length > 0);
  const words = given.map((names) => names.map(code).join(" with "));
  const first = words.length > 1 ? "the first that is given of " : "";
  const without = given.length < security.length ? "; without any, it is sent as it is" : "";
  return `${first}${words.join(", or ")}${without}`;
}
