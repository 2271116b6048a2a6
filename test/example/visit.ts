import type { Browser, BrowserContextOptions, Locator, Page } from "playwright";
import { expect, onTestFinished } from "vitest";

export interface VisitOptions extends BrowserContextOptions {
  /** Of the page's address. */
  readonly query?: Readonly<Record<string, string>>;
  /** What the page has in `data-interval`: how often it asks, in milliseconds. Defaults to 100. */
  readonly interval?: number;
  /** Whether the browser may complain of answers that are failures: they are what a test is about. */
  readonly failures?: boolean;
  /** Called before the page is there. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** A customer's visit of the page, in a browser of its own. */
export interface Visit {
  readonly page: Page;
  readonly card: Locator;
  readonly title: Locator;
  readonly start: Locator;
  readonly window: Locator;
  /** An element of the page by its `data-part`. */
  part(name: string): Locator;
  /** What was to be read out so far. */
  announcements(): Promise<readonly string[]>;
}

/** Visits the page. When the test is over, nothing may have gone wrong, or been asked of others. */
export async function visit(
  browser: Browser,
  url: string,
  { query, interval = 100, failures = false, prepare, ...options }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    const isFailure = message.text().startsWith("Failed to load resource:");
    if (message.type() !== "log" && !(failures && isFailure)) problems.push(message.text());
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== new URL(url).origin && protocol !== "data:") problems.push(request.url());
  });
  onTestFinished(async () => {
    await context.close();
    expect(problems).toEqual([]);
  });
  await page.addInitScript(collectAnnouncements);
  await prepare?.(page);
  await page.addInitScript(setPause, interval);
  const address = `${url}?${new URLSearchParams({ panel: "off", ...query })}`;
  await page.goto(address, { waitUntil: "domcontentloaded" });
  const part = (name: string): Locator => page.locator(`[data-part="${name}"]`);
  return {
    page,
    card: part("chat"),
    title: part("title"),
    start: part("start"),
    window: part("window"),
    part,
    announcements: () => page.evaluate(() => Reflect.get(window, "announcements")),
  };
}

function collectAnnouncements(): void {
  const announcements: string[] = [];
  Reflect.set(window, "announcements", announcements);
  addEventListener("DOMContentLoaded", () => {
    const region = document.querySelector('[aria-live="polite"]');
    if (!region) return;
    const collect = () => announcements.push(region.textContent ?? "");
    new MutationObserver(collect).observe(region, { childList: true, characterData: true });
  });
}

/**
 * Sets the site's own attribute, as soon as the page has been read and before its script runs: its address
 * takes no pause as short as a test needs.
 */
function setPause(interval: number): void {
  document.addEventListener("readystatechange", () => {
    document.querySelector("[data-interval]")?.setAttribute("data-interval", `${interval}`);
  });
}
