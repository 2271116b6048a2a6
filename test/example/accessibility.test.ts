/** axe finds nothing wrong with the example page: in any state, theme, language or width. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import {
  type DemoScenario,
  findDemoScenario,
} from "../../examples/chat-button/demo/demo-scenario.ts";
import { type Demo, startDemo } from "../../examples/chat-button/demo/demo-server.ts";
import { LANGUAGES } from "../../examples/chat-button/site/texts.ts";
import { chromiumLaunch } from "../support/chromium.ts";
import { type Visit, visit } from "./visit.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let demo: Demo;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([
    startDemo(),
    chromiumLaunch().then((options) => chromium.launch(options)),
  ]);
});

afterAll(async () => {
  await browser.close();
  await demo.close();
});

/** What is looked at: everything, or the rules that go by colours. */
const RULES = {
  light: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  // The page is the same but for its colours.
  dark: ["color-contrast", "link-in-text-block"],
};

/** What axe finds in a page as it is now: the rule, and the elements. */
async function violations(
  { page }: Visit,
  colorScheme: keyof typeof RULES = "light",
): Promise<readonly string[]> {
  const options: RunOptions = {
    runOnly: RULES[colorScheme],
    resultTypes: ["violations"],
  };
  // As the page's policy forbids scripts of others, it is evaluated, and no element of the page.
  if (!(await page.evaluate(() => Reflect.has(globalThis, "axe")))) {
    await page.evaluate((axe) => new Function(axe)(), AXE);
  }
  const results: AxeResults = await page.evaluate(
    (given) => Reflect.get(globalThis, "axe").run(document, given),
    options,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

/** What is waited for comes within milliseconds; on a machine that is busy with other tests, within seconds. */
const soon = { timeout: 15_000, interval: 20 };

/** The states of the card, each by a scenario that leads to it. */
const states = {
  longWait: "available",
  queueFull: "busy",
  inactive: "unavailable",
  failing: "trouble",
} as const;

const looks = LANGUAGES.flatMap((lang) =>
  (["light", "dark"] as const).flatMap((colorScheme) =>
    [320, 1_280].map((width) => ({ lang, colorScheme, width })),
  ),
);

test.each(looks)(
  "$lang, $colorScheme, $width pixels wide",
  async ({ lang, colorScheme, width }) => {
    const bring = (name: string) => {
      demo.stage.scenario = findDemoScenario(name) as DemoScenario;
    };
    bring("open");
    // The page has no answer before it was looked at without one.
    let letThrough = () => {};
    const looked = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    const it = await visit(browser, demo.url, {
      colorScheme,
      failures: true,
      bypassCSP: true,
      viewport: { width, height: 800 },
      query: { lang },
      prepare: (page) =>
        page.route("**/chatAllowed/**", async (route) => {
          await looked;
          await route.continue();
        }),
    });
    const found = new Map<string, readonly string[]>();
    const look = async (state: string) => {
      const all = await violations(it, colorScheme);
      if (all.length > 0) found.set(state, all);
    };
    expect(await it.card.getAttribute("data-kind")).toBe("checking");
    await look("checking");
    letThrough();
    await it.page.unrouteAll({ behavior: "wait" });
    for (const [name, kind] of Object.entries(states)) {
      bring(name);
      await expect.poll(() => it.card.getAttribute("data-kind"), soon).toBe(kind);
      await look(kind);
    }
    bring("open");
    await expect.poll(() => it.start.getAttribute("aria-disabled"), soon).toBe("false");
    await it.start.click();
    await look("chat");
    await it.part("end").click();
    await look("survey");
    await it.part("send").click();
    await look("missing answers");
    await it.page.locator(".stars label").nth(3).click();
    await it.page.locator(".choices label").nth(1).click();
    demo.stage.surveyFails = true;
    await it.part("send").click();
    await expect.poll(() => it.part("failed").textContent(), soon).not.toBe("");
    await look("failed survey");
    await it.part("send").click();
    await expect.poll(() => it.part("close").isVisible(), soon).toBe(true);
    await look("thanks");
    expect(Object.fromEntries(found)).toEqual({});
  },
);

test("the dark theme changes values of colours alone", () => {
  const site = new URL("../../examples/chat-button/site/", import.meta.url);
  const texts = readdirSync(site).map((name) => readFileSync(new URL(name, site), "utf8"));
  const themes = texts.flatMap((text) => text.split("prefers-color-scheme").slice(1));
  expect(themes).toHaveLength(1);
  expect(themes[0]).toMatch(/^: dark\) \{\s*:root \{\s*(?:--[\w-]+: [^;{}]*;\s*)+\}\s*\}/);
});

test("the stars have names", async () => {
  demo.stage.scenario = findDemoScenario("open") as DemoScenario;
  const it = await visit(browser, demo.url);
  await expect.poll(() => it.start.getAttribute("aria-disabled"), soon).toBe("false");
  await it.start.click();
  await it.part("end").click();
  for (const name of ["Very satisfied", "Very dissatisfied"]) {
    expect(await it.page.getByRole("radio", { name, exact: true }).count()).toBe(1);
  }
});

test("axe finds what is wrong", async () => {
  const it = await visit(browser, demo.url, { bypassCSP: true });
  await it.page.evaluate(() =>
    document.querySelector("main")?.append(document.createElement("input")),
  );
  expect((await violations(it)).join()).toContain("label: <input>");
});
