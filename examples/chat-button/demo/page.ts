import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { chatTexts, type Language, languageOf, pageTexts } from "../site/texts.ts";
import { panelHtml } from "./panel-html.ts";

/** The page in a language, with the demo's panel unless `?panel=off`. */
export async function page(folder: string, query: URLSearchParams): Promise<string> {
  const template = await readFile(join(folder, "site/index.html"), "utf8");
  const language = languageOf(query.get("lang"));
  const html = fill(template, language, query);
  return query.get("panel") === "off" ? html : html.replace("<body>", `<body>${panelHtml()}`);
}

/**
 * Puts the texts of a language where `{{their.name}}` stands.
 * @throws {TypeError} for a name that no text has.
 */
export function fill(template: string, language: Language, query: URLSearchParams): string {
  const otherQuery = new URLSearchParams(query);
  otherQuery.set("lang", pageTexts[language].otherLanguage);
  const texts: unknown = {
    ...chatTexts[language],
    ...pageTexts[language],
    otherLanguageUrl: `?${otherQuery}`,
  };
  // The language of the page's text as it stands in the file is that of its placeholders: none.
  const html = template.replace('<html lang="en">', `<html lang="${language}">`);
  return html.replace(/\{\{([\w.]+)\}\}/g, (_all, path: string) => {
    const text = path
      .split(".")
      .reduce<unknown>((each, key) => Reflect.get(Object(each), key), texts);
    if (typeof text !== "string") throw new TypeError(`no text is called ${path}`);
    return escapeHtml(text);
  });
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
