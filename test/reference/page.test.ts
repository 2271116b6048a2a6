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
import { type Operation, operationsOf, type Sample, type Spec, samplesIn } from "./spec.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const SPEC = "spec/ece-chat.openapi.yaml";
const spec: Spec = parse(readRepository(SPEC));

let browser: Browser;
let page: Page;
let address: string;
const requests: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  const file = join(outputFolder(), "site/index.html");
  [browser] = await Promise.all([chromium.launch(await chromiumLaunch()), buildPage(SPEC, file)]);
  const context = await browser.newContext({ viewport: { width: 1600, height: 1200 } });
  await context.setOffline(true);
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (/error|warning/.test(message.type())) complaints.push(message.text());
  });
  address = pathToFileURL(file).href;
});

afterAll(() => browser?.close());

/** The part of the page about an operation: only what is looked at is drawn. */
async function open({ operationId, tags: [tag] = [], summary = "" }: Operation): Promise<Locator> {
  const place = `/${tag}/${operationId.toLowerCase()}`;
  await page.goto(`${address}#${place}`);
  const part = page.locator(`[data-section-id="${place}"]`);
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

test.each(operationsOf(spec))(
  "shows $operationId, its samples to the letter",
  async (operation) => {
    const { operationId, requestBody, responses } = operation;
    const part = await open(operation);
    const answers = samplesIn(Object.values(responses));
    const shown = await textsIn(part.locator(".panel-response-samples"), answers);
    expect(shown).toEqual(answers.map(({ serializedValue }) => serializedValue));

    const panel = part.locator(".panel-request-samples");
    expect(await panel.locator("pre").textContent()).toContain(`client.${operationId}(`);
    const language = panel.getByRole("button").filter({ hasText: "TypeScript" });
    await language.click();
    await page.getByRole("menuitem", { name: "curl", exact: true }).click();
    expect(await panel.locator("pre").textContent()).toMatch(/^curl .*http:\/\/127\.0\.0\.1/);
    const bodies = samplesIn([requestBody]);
    if (bodies.length === 0) return;
    await panel.getByRole("button").filter({ hasText: "curl" }).click();
    await page.getByRole("menuitem", { name: "Payload", exact: true }).click();
    const sent = await textsIn(panel, bodies);
    expect(sent).toEqual(bodies.map(({ serializedValue }) => serializedValue));
  },
);

test.each([
  ["checkEligibility", "ResponseType"],
  ["getChatAllowed", "Reason"],
])("%s says what the values of %s mean", async (id, list) => {
  const operation = operationsOf(spec).find(({ operationId }) => operationId === id);
  const schema = spec.components.schemas[list];
  const { "x-extensible-enum": values = [], "x-enum-descriptions": docs } = schema ?? {};
  const text = operation && (await (await open(operation)).innerText());
  const lines = values.map((value, index) => `${value}: ${docs?.[index]}\n`);
  expect(lines.length).toBeGreaterThan(2);
  expect(text).toContain(`${lines.join("")}\nThere may be other values.`);
});

test("asks for nothing, and nothing goes wrong", () => {
  expect(requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
  expect(complaints).toEqual([]);
});
