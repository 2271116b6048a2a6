/**
 * The page that `npm run docs` builds, in a real browser without a network: it asks for nothing, and
 * shows what the spec says, its samples to the letter.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Locator, type Page } from "playwright";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { buildPage } from "../../generator/cli/site/site-page.ts";
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
  context.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (/error|warning/.test(message.type())) complaints.push(message.text());
  });
  address = pathToFileURL(file).href;
});

afterAll(() => browser?.close());

/** The part of the page about an operation: only what is looked at is drawn. */
async function open({ operationId, summary = "" }: Operation): Promise<Locator> {
  const place = `/other/${operationId.toLowerCase()}`;
  await page.goto(`${address}#${place}`);
  const part = page.locator(`[data-section-id="${place}"]`);
  await part.locator("h2", { hasText: summary }).scrollIntoViewIfNeeded();
  return part;
}

/** Expects a panel to show each sample, once it is chosen, and no other. */
async function expectSamples(panel: Locator, samples: readonly Sample[]): Promise<void> {
  for (const { summary = "", serializedValue } of samples) {
    if (samples.length > 1) {
      await panel.getByRole("button", { name: "Example" }).click();
      const listed = page.getByRole("menuitem").filter({ visible: true });
      await expect.poll(() => listed.count()).toBe(samples.length);
      await page.getByRole("menuitem", { name: summary, exact: true }).click();
    }
    await expect.poll(() => panel.locator("pre").textContent()).toBe(serializedValue);
  }
}

/** Chooses the language of a request; the page keeps it for other operations. */
async function choose(panel: Locator, language: string): Promise<void> {
  await panel.getByRole("button", { name: /^(TypeScript|curl|Payload)$/ }).click();
  await page.getByRole("menuitem", { name: language, exact: true }).click();
}

test.each(operationsOf(spec))(
  "shows $operationId, its samples to the letter",
  async (operation) => {
    const { operationId, requestBody, responses } = operation;
    const part = await open(operation);
    const answers = samplesIn(Object.values(responses));
    await expectSamples(part.locator(".panel-response-samples"), answers);

    const panel = part.locator(".panel-request-samples");
    const code = () => panel.locator("pre").textContent();
    await choose(panel, "TypeScript");
    await expect.poll(code).toContain(`await client.${operationId}(`);
    await choose(panel, "curl");
    await expect.poll(code).toMatch(/^curl .*http:/);
    const bodies = samplesIn([requestBody]);
    if (bodies.length === 0) return;
    await choose(panel, "Payload");
    await expectSamples(panel, bodies);
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

test("shows all operations at once, by the names that an app calls", async () => {
  await page.goto(address);
  for (const { operationId } of operationsOf(spec)) {
    const entry = page.getByRole("link", { name: new RegExp(`^${operationId}: `) });
    await expect.poll(() => entry.first().isVisible()).toBe(true);
  }
});

test("cuts no code off", async () => {
  for (const operation of operationsOf(spec)) await open(operation);
  const clipped = await page
    .locator("pre")
    .evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth).length);
  expect(await page.locator("pre").count()).toBeGreaterThan(5);
  expect(clipped).toBe(0);
});

test("finds what is searched for", async () => {
  await page.keyboard.press("Control+K");
  await page.getByRole("textbox").fill("CTL");
  const found = page.getByTestId("search-dialog").getByRole("link");
  await found.getByText("How many more chats can the agents take?").waitFor();
});

test("asks for nothing, and nothing goes wrong", () => {
  expect(requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
  expect(complaints).toEqual([]);
});
