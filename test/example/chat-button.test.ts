/** The example examples/chat-button, as a customer sees it: in a real browser, against the mock. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type DemoScenario,
  findDemoScenario,
} from "../../examples/chat-button/demo/demo-scenario.ts";
import { type Demo, startDemo } from "../../examples/chat-button/demo/demo-server.ts";
import type { ButtonState } from "../../examples/chat-button/site/button-state.ts";
import { LANGUAGES } from "../../examples/chat-button/site/texts.ts";
import { api } from "../../generated/api.ts";
import type { Fault } from "../../generated/mock.ts";
import { chromiumLaunch } from "../support/chromium.ts";
import { repository } from "../support/generate.ts";
import { faintTexts } from "./contrast.ts";
import { type Visit, visit } from "./visit.ts";

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

beforeEach(() => {
  demo.stage.mock.reset();
  bring("open");
});

function bring(name: string): void {
  demo.stage.scenario = findDemoScenario(name) as DemoScenario;
}

function surveys(): readonly unknown[] {
  return demo.stage.mock.received("surveys");
}

/** How often an operation was called. */
function calls(operation: string): number {
  return demo.stage.mock.requests.filter((each) => each.operation === operation).length;
}

/** Lets something be seen or heard in its own time. */
/** What is waited for comes within milliseconds; on a machine that is busy with other tests, within seconds. */
const soon = { timeout: 15_000, interval: 20 };

async function expectTitle({ title }: Visit, text: string): Promise<void> {
  await expect.poll(() => title.textContent(), soon).toBe(text);
}

interface Expected {
  readonly kind: ButtonState["kind"];
  readonly en: string;
  readonly ja: string;
}

/** What is shown in each scenario of the spec. */
const scenarios: Readonly<Record<string, Expected>> = {
  open: { kind: "available", en: "We are here for you", ja: "チャットでご相談いただけます" },
  noAgents: { kind: "busy", en: "All our advisers are busy", ja: "ただいま混み合っております" },
  queueFull: {
    kind: "busy",
    en: "The queue is full right now",
    ja: "受付可能な人数に達しました",
  },
  serviceNotRunning: {
    kind: "unavailable",
    en: "The chat is out of service",
    ja: "チャットを休止しております",
  },
  invalid: {
    kind: "unavailable",
    en: "The chat is not available",
    ja: "チャットをご利用いただけません",
  },
  inactive: {
    kind: "unavailable",
    en: "The chat is closed",
    ja: "現在、チャットの受付を行っておりません",
  },
  other: {
    kind: "unavailable",
    en: "The chat is not available",
    ja: "チャットをご利用いただけません",
  },
  failing: {
    kind: "trouble",
    en: "We have a problem with the chat",
    ja: "チャットに障害が発生しています",
  },
};

test("every scenario of the spec has its expected state", () => {
  expect(Object.keys(scenarios)).toEqual(api.scenarios.map(({ name }) => name));
});

describe.each(LANGUAGES)("in the language %s", (lang) => {
  test("every scenario of the spec is shown, and said once, while the page is there", async () => {
    const it = await visit(browser, demo.url, { query: { lang }, failures: true });
    expect(await it.page.locator("html").getAttribute("lang")).toBe(lang);
    const heights = new Set<number>();
    for (const [name, expected] of Object.entries(scenarios)) {
      bring(name);
      await expectTitle(it, expected[lang]);
      expect(await it.card.getAttribute("data-kind")).toBe(expected.kind);
      const isAvailable = expected.kind === "available";
      expect(await it.start.getAttribute("aria-disabled")).toBe(String(!isAvailable));
      expect(await it.start.isVisible()).toBe(true);
      expect(await it.part("numbers").isVisible()).toBe(isAvailable);
      expect(await it.part("call").isVisible()).toBe(!isAvailable);
      expect(await it.part("check-again").isVisible()).toBe(expected.kind === "trouble");
      heights.add((await it.card.boundingBox())?.height ?? 0);
    }
    const said = Object.values(scenarios).map((expected) => expected[lang]);
    expect(await it.announcements()).toEqual(said);
    // What is below does not jump.
    expect(heights.size).toBe(1);
  });

  test("waiting time and position", async () => {
    bring("longWait");
    const it = await visit(browser, demo.url, { query: { lang } });
    const shown = { en: ["About 5 min", "5th"], ja: ["約5分", "5番目"] };
    await expect.poll(() => numbersOf(it), soon).toEqual(shown[lang]);
    bring("open");
    const next = { en: ["About 1 min", "2nd"], ja: ["約1分", "2番目"] };
    await expect.poll(() => numbersOf(it), soon).toEqual(next[lang]);
    // Nothing is read out for a number.
    expect(await it.announcements()).toHaveLength(1);
  });
});

/** Texts of the waiting time and of the position, as far as they are shown. */
async function numbersOf({ part }: Visit): Promise<readonly string[]> {
  const shown: string[] = [];
  for (const name of ["wait", "position"]) {
    if (await part(name).isVisible()) shown.push((await part(name).textContent()) ?? "");
  }
  return shown;
}

/** The queue as a server tells it, in place of the spec's examples. */
function queue(waitTime: string, queueDepth: number): Fault {
  const text = `<sessionStatus xmlns:n="http://bindings.egain.com/chat"><n:waitTime>${waitTime}</n:waitTime><n:queueDepth>${queueDepth}</n:queueDepth></sessionStatus>`;
  return { operation: "getLiveSessionStatus", times: null, status: 200, body: { text } };
}

describe("the queue", () => {
  test.each([
    ["nobody waits", queue("0", 0), ["No wait", "You are next"]],
    ["the wait is not known", queue("NaN", 2), ["3rd"]],
    ["nothing is known", queue("-1", -1), []],
  ])("%s", async (_name, fault, shown) => {
    demo.stage.mock.addFault(fault);
    const it = await visit(browser, demo.url);
    await expectTitle(it, "We are here for you");
    expect(await numbersOf(it)).toEqual(shown);
    expect(await it.part("numbers").isVisible()).toBe(shown.length > 0);
  });

  test("a chat is possible though the wait cannot be found out", async () => {
    demo.stage.mock.addFault({ operation: "getLiveSessionStatus", times: null, status: 500 });
    const it = await visit(browser, demo.url, { failures: true });
    await expectTitle(it, "We are here for you");
    expect(await numbersOf(it)).toEqual([]);
  });
});

describe("trouble", () => {
  test.each(["gone", "loginPage", "failing"])("%s, and it ends by itself", async (name) => {
    bring(name);
    const it = await visit(browser, demo.url, { failures: true });
    await expectTitle(it, "We have a problem with the chat");
    bring("open");
    await expectTitle(it, "We are here for you");
    expect(await it.part("check-again").isVisible()).toBe(false);
  });

  test("one failure among answers is not shown", async () => {
    const it = await visit(browser, demo.url, { failures: true });
    await expectTitle(it, "We are here for you");
    demo.stage.mock.addFault({ status: 503 });
    await expect.poll(() => demo.stage.mock.faults.length, soon).toBe(0);
    await it.page.waitForTimeout(400);
    expect(await it.announcements()).toEqual(["We are here for you"]);
  });

  test("the web server goes, and comes back", async () => {
    const first = await startDemo();
    const it = await visit(browser, first.url, { failures: true });
    await expectTitle(it, "We are here for you");
    await first.close();
    await expectTitle(it, "We cannot reach the chat");
    const second = await startDemo(first.port);
    try {
      await expectTitle(it, "We are here for you");
    } finally {
      await second.close();
    }
  });

  test("a customer who is online again does not have to wait", async () => {
    bring("failing");
    const it = await visit(browser, demo.url, { failures: true, interval: 60_000 });
    await expectTitle(it, "We have a problem with the chat");
    bring("open");
    await it.page.context().setOffline(true);
    await it.page.context().setOffline(false);
    await expectTitle(it, "We are here for you");
  });

  test("the customer has it checked again, by the keyboard", async () => {
    bring("failing");
    const it = await visit(browser, demo.url, { failures: true, interval: 60_000 });
    await expectTitle(it, "We have a problem with the chat");
    bring("queueFull");
    await it.part("check-again").focus();
    await it.page.keyboard.press("Enter");
    await expectTitle(it, "The queue is full right now");
    // The focus does not get lost with what had it.
    expect(await focused(it.page)).toBe("start");
  });
});

/** What has the focus: its `data-part`, or its name in a form. */
function focused(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute("data-part") ?? activeElement?.getAttribute("name");
  });
}

describe("a page that is not seen", () => {
  /** As when another tab is opened, or this one again: headless, no page is ever hidden. */
  async function setHidden(page: Page, hidden: boolean): Promise<void> {
    await page.evaluate((value) => {
      Object.defineProperty(document, "hidden", { configurable: true, value });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  }

  test("asks nothing, and comes back without what is too old", async () => {
    const it = await visit(browser, demo.url, {
      interval: 15_000,
      prepare: (page) => page.clock.install(),
    });
    await expectTitle(it, "We are here for you");
    await setHidden(it.page, true);
    demo.stage.mock.clearRequests();
    await it.page.clock.runFor(20_000);
    expect(demo.stage.mock.requests).toEqual([]);
    // It has not expired yet.
    expect(await it.title.textContent()).toBe("We are here for you");
    bring("slow");
    await it.page.clock.runFor(60_000);
    await setHidden(it.page, false);
    expect(await it.title.textContent()).toBe("Checking for a free adviser …");
    expect(await it.start.getAttribute("aria-disabled")).toBe("true");
    await expect.poll(() => calls("getChatAllowed"), soon).toBe(1);
  });

  test("is fresh at once, and says nothing if nothing has changed", async () => {
    const it = await visit(browser, demo.url);
    await expectTitle(it, "We are here for you");
    await setHidden(it.page, true);
    await setHidden(it.page, false);
    await expectTitle(it, "We are here for you");
    expect(await it.announcements()).toHaveLength(1);
  });

  test("a server that hangs does not keep an old answer alive", async () => {
    const it = await visit(browser, demo.url, {
      interval: 1_000,
      prepare: (page) => page.clock.install(),
    });
    await expectTitle(it, "We are here for you");
    demo.stage.mock.addFault({ times: null, delayMs: 60_000 });
    await it.page.clock.runFor(1_100);
    await expect.poll(() => calls("getChatAllowed"), soon).toBeGreaterThan(1);
    for (let seconds = 0; seconds < 11; seconds++) await it.page.clock.runFor(1_000);
    expect(await it.title.textContent()).not.toBe("We are here for you");
  });
});

describe("the survey", () => {
  /** A visit of one who has chatted. */
  async function afterChat(lang = "en", failures = false): Promise<Visit> {
    const it = await visit(browser, demo.url, { query: { lang }, failures });
    await expect.poll(() => it.start.getAttribute("aria-disabled"), soon).toBe("false");
    await it.start.click();
    await it.part("end").click();
    return it;
  }

  async function choose({ page }: Visit): Promise<void> {
    await page.locator(".stars label").nth(3).click();
    await page.locator(".choices label").nth(1).click();
  }

  test("is sent, and stored", async () => {
    const it = await afterChat("ja");
    expect(await it.part("window-heading").textContent()).toBe("アンケートのお願い");
    await choose(it);
    await it.page.locator("textarea").fill("もう少し速いと & 助かります <3\u000b");
    await it.part("send").click();
    const heading = it.part("window-heading");
    await expect.poll(() => heading.textContent(), soon).toBe("ご協力ありがとうございました");
    expect(surveys()).toEqual([
      {
        sid: expect.stringMatching(/^demo-\d+$/),
        survey: [
          { question: "今回のチャットにどの程度ご満足いただけましたか？", answer: "4/5 やや満足" },
          { question: "ご質問は解決しましたか？", answer: "一部解決した" },
          {
            question: "お気づきの点がございましたらお聞かせください",
            answer: "もう少し速いと & 助かります <3",
          },
        ],
      },
    ]);
    await it.part("close").click();
    expect(await it.window.isVisible()).toBe(false);
    expect(await focused(it.page)).toBe("start");
    await expectTitle(it, "チャットでご相談いただけます");
  });

  test("is sent again by hand if it fails, with what was filled in", async () => {
    demo.stage.surveyFails = true;
    const it = await afterChat("en", true);
    await choose(it);
    await it.page.locator("textarea").fill("Thanks");
    await it.part("send").click();
    const failed = it.part("failed");
    await expect.poll(() => failed.textContent(), soon).toMatch(/could not be sent/);
    expect(await failed.getAttribute("role")).toBe("alert");
    expect(await it.part("send").textContent()).toBe("Send again");
    // Longer than a call of the page is tried again by itself.
    await it.page.waitForTimeout(500);
    expect(calls("submitSurvey")).toBe(1);
    expect(surveys()).toEqual([]);
    await it.part("send").click();
    await expect.poll(() => it.part("window-heading").textContent(), soon).toBe("Thank you!");
    expect(calls("submitSurvey")).toBe(2);
    const answers = ["4/5 Satisfied", "Partly", "Thanks"];
    const survey = answers.map((answer) => ({ question: expect.any(String), answer }));
    expect(surveys()).toEqual([{ sid: expect.any(String), survey }]);
  });

  test("says that it is the connection", async () => {
    const it = await afterChat("ja", true);
    await choose(it);
    await it.page.context().setOffline(true);
    await it.part("send").click();
    const failed = it.part("failed");
    await expect.poll(() => failed.textContent(), soon).toMatch(/^回答を送信できませんでした。/);
    expect(await it.page.locator("[name=rating]").nth(3).isChecked()).toBe(true);
  });

  test("is not sent twice by two clicks", async () => {
    const it = await afterChat();
    demo.stage.mock.addFault({ operation: "submitSurvey", delayMs: 400 });
    await choose(it);
    await it.part("send").dblclick();
    expect(await it.part("send").textContent()).toBe("Sending …");
    expect(await it.part("send").getAttribute("aria-disabled")).toBe("true");
    await expect.poll(() => calls("submitSurvey"), soon).toBe(1);
    await expect.poll(() => it.part("window-heading").textContent(), soon).toBe("Thank you!");
    expect(surveys()).toHaveLength(1);
  });

  test("says what is missing, and sends nothing", async () => {
    const it = await afterChat();
    await it.part("send").click();
    expect(await it.part("rating-missing").textContent()).toBe(
      "Please choose how satisfied you are.",
    );
    expect(await it.part("resolved-missing").textContent()).toBe(
      "Please choose one of the answers.",
    );
    expect(await focused(it.page)).toBe("rating");
    const group = it.page.getByRole("radiogroup", { name: "How satisfied are you" });
    expect(await group.getAttribute("aria-invalid")).toBe("true");
    await it.page.locator(".stars label").nth(0).click();
    expect(await it.part("rating-missing").textContent()).toBe("");
    expect(await group.getAttribute("aria-invalid")).toBe("false");
    await it.part("send").click();
    expect(await focused(it.page)).toBe("resolved");
    expect(calls("submitSurvey")).toBe(0);
  });

  test("can be left out, but answers are not lost by Escape", async () => {
    const it = await afterChat();
    await choose(it);
    await it.page.keyboard.press("Escape");
    expect(await it.window.isVisible()).toBe(true);
    expect(await focused(it.page)).toBe("skip");
    await it.page.keyboard.press("Enter");
    expect(await it.window.isVisible()).toBe(false);
    expect(calls("submitSurvey")).toBe(0);
    // The next chat begins with an empty form.
    await expect.poll(() => it.start.getAttribute("aria-disabled"), soon).toBe("false");
    await it.start.click();
    await it.part("end").click();
    expect(await it.page.locator(":checked").count()).toBe(0);
  });

  test("the cross leaves the chat for the survey, and an empty survey for the page", async () => {
    const it = await visit(browser, demo.url);
    await expectTitle(it, "We are here for you");
    await it.start.click();
    const cross = it.page.getByRole("button", { name: "Close", exact: true });
    await cross.click();
    expect(await it.part("window-heading").textContent()).toBe("How was it?");
    await choose(it);
    await cross.click();
    expect(await it.window.isVisible()).toBe(true);
    expect(await focused(it.page)).toBe("skip");
    await it.part("skip").click();
    await expect.poll(() => it.start.getAttribute("aria-disabled"), soon).toBe("false");
    await it.start.click();
    await cross.click();
    await cross.click();
    expect(await it.window.isVisible()).toBe(false);
    expect(calls("submitSurvey")).toBe(0);
  });
});

describe("whoever has no mouse", () => {
  test("chats and answers the survey by the keyboard alone", async () => {
    const it = await visit(browser, demo.url);
    const { keyboard } = it.page;
    await expectTitle(it, "We are here for you");
    for (let count = 0; (await focused(it.page)) !== "start"; count++) {
      expect(count).toBeLessThan(12);
      await keyboard.press("Tab");
      const outline = () =>
        it.page.evaluate(
          () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
        );
      expect(await outline()).toBe("solid");
    }
    await keyboard.press("Enter");
    expect(await focused(it.page)).toBe("window-heading");
    await keyboard.press("Tab");
    expect(await focused(it.page)).toBe("dismiss");
    await keyboard.press("Tab");
    await keyboard.press("Space");
    expect(await focused(it.page)).toBe("window-heading");
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    for (let star = 1; star < 5; star++) await keyboard.press("ArrowRight");
    await keyboard.press("Tab");
    await keyboard.press("Space");
    await keyboard.press("Tab");
    await keyboard.type("Fine");
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    await expect.poll(() => it.part("window-heading").textContent(), soon).toBe("Thank you!");
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    expect(await focused(it.page)).toBe("start");
    const answers = ["5/5 Very satisfied", "Yes", "Fine"];
    const survey = answers.map((answer) => ({ question: expect.any(String), answer }));
    expect(surveys()).toEqual([{ sid: expect.any(String), survey }]);
  });

  test("is told why the button does nothing, as often as it is pressed", async () => {
    bring("queueFull");
    const it = await visit(browser, demo.url);
    await expectTitle(it, "The queue is full right now");
    await it.start.focus();
    await it.page.keyboard.press("Enter");
    await it.page.keyboard.press("Enter");
    expect(await it.window.isVisible()).toBe(false);
    const [, first, second] = await it.announcements();
    expect(first).toMatch(/^The queue is full right now – Please look again in a few minutes/);
    expect(second?.trim()).toBe(first);
    expect(await focused(it.page)).toBe("start");
    const described = await it.start.getAttribute("aria-describedby");
    expect(described).toBe("chat-title chat-detail");
  });
});

describe("a link to the page", () => {
  test.each([
    ["1", 1_000],
    ["0", 1_000],
    ["999", 1_000],
    ["2000", 2_000],
    ["999999999999", 3_600_000],
    ["-5", 500],
    ["1e-9", 500],
    ["Infinity", 500],
    ["NaN", 500],
    ["0.5", 500],
    ["", 500],
  ])("with ?interval=%s has it ask every %i ms", async (interval, pause) => {
    let asked = 0;
    const it = await visit(browser, demo.url, {
      query: { interval },
      interval: 500,
      prepare: async (page) => {
        page.on("request", (request) => {
          if (request.url().includes("/chatAllowed/")) asked++;
        });
        // The page's time stands still, but where the test has it go on.
        await page.clock.install({ time: 0 });
        await page.clock.pauseAt(1_000);
      },
    });
    const { clock } = it.page;
    await it.page.waitForLoadState();
    await clock.runFor(1);
    await expectTitle(it, "We are here for you");
    const next = { queueFull: "The queue is full right now", open: "We are here for you" };
    for (const [scenario, title] of Object.entries(next)) {
      asked = 0;
      bring(scenario);
      await clock.runFor(pause - 1);
      expect(asked).toBe(0);
      await clock.runFor(1);
      await expectTitle(it, title);
      expect(asked).toBe(1);
    }
  });

  test.each([
    ["1002", "1002"],
    ["99999999999", "2147483647"],
    ["1000/../1002", "1000"],
    ["x", "1000"],
  ])("with ?id=%s asks for the entry point %s", async (id, asked) => {
    await visit(browser, demo.url, { query: { id } });
    const path = () => demo.stage.mock.requests[0]?.path;
    await expect.poll(path, soon).toMatch(new RegExp(`/chatAllowed/${asked}$`));
  });
});

describe("how it looks", () => {
  describe.each(["light", "dark"] as const)("%s", (colorScheme) => {
    test("every text of the page can be read", async () => {
      const it = await visit(browser, demo.url, {
        colorScheme,
        failures: true,
        query: { panel: "on" },
      });
      for (const name of ["longWait", "noAgents", "inactive", "failing"]) {
        bring(name);
        const kind = { longWait: "available", noAgents: "busy", inactive: "unavailable" }[name];
        const shown = () => it.card.getAttribute("data-kind");
        await expect.poll(shown, soon).toBe(kind ?? "trouble");
        expect(await faintTexts(it.page), name).toEqual([]);
      }
    });

    test("every text of the window can be read", async () => {
      demo.stage.surveyFails = true;
      const it = await visit(browser, demo.url, { colorScheme, failures: true });
      await expectTitle(it, "We are here for you");
      await it.start.click();
      expect(await faintTexts(it.page), "chat").toEqual([]);
      await it.part("end").click();
      await it.part("send").click();
      expect(await faintTexts(it.page), "missing").toEqual([]);
      await it.page.locator(".stars label").nth(3).click();
      await it.page.locator(".choices label").nth(1).click();
      await it.part("send").click();
      await expect.poll(() => it.part("failed").textContent(), soon).not.toBe("");
      expect(await faintTexts(it.page), "failed").toEqual([]);
      await it.part("send").click();
      await expect.poll(() => it.part("window-heading").textContent(), soon).toBe("Thank you!");
      expect(await faintTexts(it.page), "thanks").toEqual([]);
    });
  });

  test.each(LANGUAGES)("nothing is cut off on a phone: %s", async (lang) => {
    const viewport = { width: 320, height: 640 };
    const it = await visit(browser, demo.url, { viewport, query: { lang } });
    const overflow = () =>
      it.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await expect.poll(() => it.start.getAttribute("aria-disabled"), soon).toBe("false");
    expect(await overflow()).toBe(0);
    await it.start.click();
    await it.part("end").click();
    expect(await overflow()).toBe(0);
    expect((await it.window.boundingBox())?.width).toBe(viewport.width);
    expect(await it.window.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0);
  });

  test.each(LANGUAGES)("the survey can be sent without scrolling on a laptop: %s", async (lang) => {
    const it = await visit(browser, demo.url, {
      viewport: { width: 1_280, height: 720 },
      query: { lang },
    });
    await expect.poll(() => it.start.getAttribute("aria-disabled"), soon).toBe("false");
    await it.start.click();
    await it.part("end").click();
    const seen = await it.part("send").evaluate((button) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === button;
    });
    expect(seen).toBe(true);
  });

  test("the first and the last star have their names in sight", async () => {
    const it = await visit(browser, demo.url);
    await expectTitle(it, "We are here for you");
    await it.start.click();
    await it.part("end").click();
    const ends = it.page.locator(".star-ends");
    expect(await ends.innerText()).toBe("Very dissatisfied\nVery satisfied");
    await it.page.locator(".stars label").nth(3).click();
    expect(await ends.isVisible()).toBe(false);
  });

  test.each(LANGUAGES)("no hole in the card on a phone: %s", async (lang) => {
    bring("longWait");
    const viewport = { width: 390, height: 844 };
    const it = await visit(browser, demo.url, { viewport, query: { lang } });
    await expect.poll(() => it.part("numbers").isVisible(), soon).toBe(true);
    const text = await it.part("detail").boundingBox();
    const numbers = await it.part("numbers").boundingBox();
    expect((numbers?.y ?? 0) - (text?.y ?? 0) - (text?.height ?? 0)).toBeLessThan(32);
  });

  test("forced colors show the current item and what is chosen", async () => {
    const it = await visit(browser, demo.url, { forcedColors: "active" });
    await expectTitle(it, "We are here for you");
    const border = (item: string) =>
      it.page
        .locator(`.site-header nav a${item}`)
        .first()
        .evaluate((each) => getComputedStyle(each).borderBottomColor);
    const canvas = await it.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await border(":not([aria-current])")).toBe(canvas);
    expect(await border("[aria-current]")).not.toBe(canvas);
    await it.start.click();
    await it.part("end").click();
    const choice = it.page.locator(".choices label").first();
    const background = () => choice.evaluate((each) => getComputedStyle(each).backgroundColor);
    const before = await background();
    await choice.click();
    expect(await background()).not.toBe(before);
  });

  test.each([
    ["reduce", 0],
    ["no-preference", 1],
  ] as const)("motion: %s", async (reducedMotion, animations) => {
    demo.stage.mock.addFault({ times: null, delayMs: 30_000 });
    const it = await visit(browser, demo.url, { reducedMotion });
    expect(await it.page.evaluate(() => document.getAnimations().length)).toBe(animations);
  });

  test("Japanese is set in the font that came along", async () => {
    const it = await visit(browser, demo.url, { query: { lang: "ja" } });
    await it.page.evaluate(() => document.fonts.ready);
    expect(await it.page.evaluate(() => document.fonts.check('16px "Noto Sans JP"', "銀行"))).toBe(
      true,
    );
    const loaded = await it.page.evaluate(
      () => [...document.fonts].filter(({ status }) => status === "loaded").length,
    );
    // A few files out of some 250, and not the whole font.
    expect(loaded).toBeGreaterThan(5);
    expect(loaded).toBeLessThan(100);
  });
});

describe("the demo", () => {
  test("its panel changes what the page shows, and tells what has arrived", async () => {
    const it = await visit(browser, demo.url, { query: { panel: "on" } });
    await expectTitle(it, "We are here for you");
    const panel = it.page.getByRole("complementary");
    await panel.getByLabel("The chat server is").selectOption("inactive");
    await expectTitle(it, "The chat is closed");
    await panel.getByLabel("next survey fails").check();
    await expect.poll(() => demo.stage.surveyFails, soon).toBe(true);
    expect(await panel.locator("[data-demo=surveys]").textContent()).toBe("surveys received: 0");
  });

  test("its endpoint takes no orders from other pages, and no nonsense", async () => {
    const put = async (body: string, type = "application/json"): Promise<number> => {
      const headers = { "content-type": type };
      const answer = await fetch(`${demo.url}demo/state`, { method: "PUT", headers, body });
      return answer.status;
    };
    expect(await put('{"scenario":"failing"}', "text/plain")).toBe(415);
    expect(await put('{"scenario":"none"}')).toBe(400);
    expect(await put("{")).toBe(400);
    expect(demo.stage.scenario.name).toBe("open");
    expect(await put('{"scenario":"failing"}')).toBe(200);
    expect(demo.stage.scenario.name).toBe("failing");
    expect((await fetch(`${demo.url}demo/nothing`)).status).toBe(404);
  });

  test.each(["../package.json", "files/../package.json", "400.css.map", "files/none.woff2"])(
    "it serves no other file of the font's package: %s",
    async (path) => {
      const answer = await fetch(`${demo.url}fonts/${encodeURIComponent(path)}`);
      expect(answer.status).toBe(404);
    },
  );

  test("it hands on no long bodies", async () => {
    const url = `${demo.url}system/egain/chat/entrypoint/survey`;
    const headers = { "content-type": "text/xml" };
    const answer = await fetch(url, { method: "POST", headers, body: "x".repeat(70_000) });
    expect(answer.status).toBe(413);
  });

  test("npm run demo is directed by the terminal, and ends by Ctrl+C", async () => {
    const script = "examples/chat-button/demo.ts";
    const child = spawn(process.execPath, ["--import", "tsx", script, "--port", "0"], {
      cwd: repository,
    });
    const ended = new Promise((resolve) => child.on("exit", resolve));
    const printed: string[] = [];
    createInterface(child.stdout).on("line", (line) => printed.push(line));
    const find = (pattern: RegExp): string | undefined =>
      printed.flatMap((line) => pattern.exec(line)?.[1] ?? [])[0];
    await vi.waitFor(() => expect(find(/English +(\S+)/)).toBeDefined(), 15_000);
    const url = new URL(find(/English +(\S+)/) ?? "");
    const state = async () => (await fetch(new URL("/demo/state", url))).json();
    expect(await state()).toEqual({ scenario: "open", surveyFails: false, surveys: 0 });
    child.stdin.write("queueFull\nsurvey\n");
    await vi.waitFor(async () =>
      expect(await state()).toEqual({ scenario: "queueFull", surveyFails: true, surveys: 0 }),
    );
    child.stdin.write("2\nnonsense\n");
    await vi.waitFor(() => expect(printed.at(-1)).toMatch(/^There is no "nonsense"/));
    expect((await state()).scenario).toBe("noAgents");
    child.kill("SIGINT");
    expect(await ended).toBe(0);
  });
});

describe("the picture in README.md", () => {
  const path = join(repository, "docs/images/chat-button.png");

  test("is taken", async () => {
    bring("longWait");
    const english = await take({ width: 1090, height: 620 }, "en");
    const japanese = await take({ width: 390, height: 832 }, "ja");
    const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
    await page.setContent(pictureOf(english, japanese));
    const picture = await page.screenshot();
    await page.close();
    // Kept only when it is asked for: a run of the tests changes no files.
    if (!existsSync(path) || process.env.UPDATE === "1") {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, picture);
    }
    expect(sizeOf(picture)).toEqual([1200, 630]);
    expect(sizeOf(readFileSync(path))).toEqual([1200, 630]);
  });

  /** The page as it is shown in a viewport, as base64. */
  async function take(
    viewport: { readonly width: number; readonly height: number },
    lang: string,
  ): Promise<string> {
    const it = await visit(browser, demo.url, { viewport, query: { lang }, deviceScaleFactor: 2 });
    await expect.poll(() => it.start.getAttribute("aria-disabled"), soon).toBe("false");
    await it.page.evaluate(() => document.fonts.ready);
    // Down to the button, and a little further.
    await it.page.evaluate(() => {
      const { bottom } = document.querySelector(".chat")?.getBoundingClientRect() ?? { bottom: 0 };
      scrollTo(0, bottom + 20 - innerHeight);
    });
    return (await it.page.screenshot()).toString("base64");
  }
});

/** Width and height of a picture (PNG 11.2.1: they begin at the 17th byte). */
function sizeOf(png: Buffer): readonly number[] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** A window with the page in English, and before it a phone with the page in Japanese. */
function pictureOf(english: string, japanese: string): string {
  return `
    <style>
      body { margin: 0; height: 630px; background: linear-gradient(150deg, #0b5f70, #062f39); overflow: hidden; }
      img { position: absolute; display: block; }
      .window { left: 32px; top: 78px; width: 834px; border-radius: 12px; box-shadow: 0 20px 60px rgb(0 0 0 / 40%); }
      .phone { right: 32px; top: 32px; height: 550px; border: 8px solid #10181c; border-radius: 34px; box-shadow: 0 20px 60px rgb(0 0 0 / 50%); }
    </style>
    <img class="window" alt="" src="data:image/png;base64,${english}">
    <img class="phone" alt="" src="data:image/png;base64,${japanese}">`;
}
