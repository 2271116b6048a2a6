import { expect, test } from "vitest";
import { escapeHtml, fill } from "../../examples/chat-button/demo/page.ts";
import {
  chatTexts,
  LANGUAGES,
  languageOf,
  pageTexts,
} from "../../examples/chat-button/site/texts.ts";
import { readRepository } from "../support/generate.ts";

const html = readRepository("examples/chat-button/site/index.html");

test.each([
  ["ja", "ja"],
  ["ja-JP", "ja"],
  ["en-GB", "en"],
  ["jav", "en"],
  ["", "en"],
  [null, "en"],
])("%s is read as %s", (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

test.each(LANGUAGES)("the page has all texts of its language, and no other: %s", (language) => {
  const page = fill(html, language, new URLSearchParams("lang=x&interval=1"));
  expect(page).toContain(`<html lang="${language}">`);
  expect(page).not.toMatch(/[{}]{2}/);
  for (const text of Object.values(pageTexts[language])) expect(page).toContain(escapeHtml(text));
  const other = pageTexts[language].otherLanguage;
  expect(page).toContain(`href="?lang=${other}&#38;interval=1"`);
});

test("a text that there is not is no page", () => {
  const query = new URLSearchParams();
  expect(() => fill("<p>{{nothing}}</p>", "en", query)).toThrow("no text is called nothing");
  expect(() => fill("<p>{{survey}}</p>", "en", query)).toThrow("no text is called survey");
});

test("languages share no text, but for names and numbers", () => {
  const texts = ({ en, ja }: Readonly<Record<"en" | "ja", unknown>>): readonly string[] =>
    strings(en).filter((text) => strings(ja).includes(text));
  expect(texts(chatTexts)).toEqual([]);
  expect(texts(pageTexts)).toEqual(["0120-000-000"]);
});

function strings(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return Object.values(Object(value)).flatMap(strings);
}

test("numbers in English", () => {
  const { wait, position } = chatTexts.en;
  expect([0, 1, 12].map(wait)).toEqual(["No wait", "About 1 min", "About 12 min"]);
  expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 111].map(position)).toEqual([
    "You are next",
    "2nd",
    "3rd",
    "4th",
    "11th",
    "12th",
    "13th",
    "21st",
    "22nd",
    "23rd",
    "111th",
  ]);
});

test("numbers in Japanese", () => {
  const { wait, position } = chatTexts.ja;
  expect([0, 1, 12].map(wait)).toEqual(["待ち時間なし", "約1分", "約12分"]);
  expect([1, 2, 21].map(position)).toEqual(["次にご案内します", "2番目", "21番目"]);
});
