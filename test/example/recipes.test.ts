/** The recipes in examples/recipes: their code compiles, and does what they say of it. */
import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { createMock, type Mock } from "../../generated/mock.ts";
import { chromiumLaunch } from "../support/chromium.ts";
import { compile, outputFolder, put, readRepository, repository } from "../support/generate.ts";
import { bundle, chatServer, filesOf, install, load, started } from "./recipe.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const folder = outputFolder();
const recipes = readdirSync(join(repository, "examples/recipes"));
let browser: Browser;

beforeAll(async () => {
  const packages = ["react", "react-dom", "@redis/client", "@opentelemetry/api"];
  install(folder, [...packages, "@types/node", "@types/react"]);
  mkdirSync(join(folder, "node_modules/.bin"));
  const esbuild = join(repository, "node_modules/.bin/esbuild");
  symlinkSync(esbuild, join(folder, "node_modules/.bin/esbuild"));
  const tsconfig = {
    extends: join(repository, "tsconfig.json"),
    compilerOptions: { module: "esnext", moduleResolution: "bundler", jsx: "react-jsx" },
    include: ["*/*"],
  };
  put(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  for (const recipe of recipes) {
    for (const [name, text] of filesOf(recipe)) put(join(folder, recipe, name), text);
  }
  browser = await chromium.launch(await chromiumLaunch());
});

afterAll(() => browser.close());

test("they compile", async () => {
  expect(await compile(folder)).toEqual([]);
});

test("they use what the package offers, and lead to pages that there are", () => {
  for (const recipe of recipes) {
    const text = readRepository(`examples/recipes/${recipe}`);
    const imports = [...text.matchAll(/from ["']([^"']+)["']/g)].map(([, from = ""]) => from);
    const allowed =
      /^(?:ece-chat(?:\/(?:codecs|proxy))?|react|node:http|@redis\/client|@opentelemetry\/api|\.\/[\w.-]+)$/;
    expect(imports.filter((each) => !allowed.test(each))).toEqual([]);
    for (const [, link = ""] of text.matchAll(/\]\((?!https?:)([^)]*)\)/g)) {
      expect(() => readFileSync(join(repository, "examples/recipes", link))).not.toThrow();
    }
  }
});

/** A page of a site whose chat server is a mock; all of it is in this process. */
async function visit(
  files: Readonly<Record<string, string>>,
  mock: Mock,
): Promise<{ readonly page: Page; readonly problems: readonly string[] }> {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => problems.push(message.text()));
  await page.route("**/*", async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    const body = files[pathname];
    if (body !== undefined) {
      await route.fulfill({
        body,
        contentType: pathname.endsWith(".js") ? "text/javascript" : "text/html",
      });
    } else if (pathname.startsWith("/system/egain/")) {
      const response = await mock.handle(new Request(request.url()));
      const { status } = response;
      await route.fulfill({ status, body: Buffer.from(await response.arrayBuffer()) });
    } else {
      await route.fulfill({ status: pathname === "/favicon.ico" ? 204 : 404 });
    }
  });
  await page.goto("http://site.example/");
  return { page, problems };
}

describe("react.md", () => {
  const recipe = "react.md";

  const APP = `
    import { StrictMode } from "react";
    import { ChatButton } from "./chat-button";
    import { App } from "./app";
    // What the page of the recipe renders compiles; here it is asked more often.
    export const named = App;
    const server = { baseUrl: "/system/egain", retry: false } as const;
    export const app = (
      <StrictMode>
        <ChatButton server={server} entryPoint={1000} intervalMs={100}
          onStart={() => document.body.append("started")} />
      </StrictMode>
    );
  `;

  test("is rendered on a server, taken over by the page, and kept up to date", async () => {
    put(join(folder, recipe, "strict-app.tsx"), APP);
    const onServer = `
      import { renderToString } from "react-dom/server.browser";
      import { app } from "./strict-app";
      export const html = renderToString(app);
    `;
    put(join(folder, recipe, "on-server.tsx"), onServer);
    const inPage = `
      import { hydrateRoot } from "react-dom/client";
      import { app } from "./strict-app";
      const root = hydrateRoot(document.getElementById("root"), app);
      globalThis.unmount = () => root.unmount();
    `;
    put(join(folder, recipe, "in-page.tsx"), inPage);
    const { html } = await load<{ readonly html: string }>(join(folder, recipe), "on-server.tsx");
    expect(html).toContain("One moment, please.");
    expect(html).toContain('aria-disabled="true"');

    const script = await bundle(join(folder, recipe, "in-page.tsx"), join(folder, "in-page.js"));
    const index = `<!doctype html><div id="root">${html}</div><script type="module" src="/app.js"></script>`;
    const mock = createMock();
    const { page, problems } = await visit({ "/": index, "/app.js": script }, mock);
    const status = page.getByRole("status");
    const button = page.getByRole("button");
    await expect.poll(() => status.textContent()).toBe("We are here for you.");
    expect(await button.getAttribute("aria-disabled")).toBe("false");
    await button.click();
    expect(await page.locator("body").textContent()).toContain("started");

    mock.useScenario("queueFull");
    await expect.poll(() => status.textContent()).toMatch(/^The queue is full/);
    mock.useScenario("inactive");
    await expect.poll(() => status.textContent()).toMatch(/not available/);
    mock.addFault({ times: 2, status: 200, body: { text: "<!DOCTYPE html>" } });
    await expect.poll(() => status.textContent()).toMatch(/^We cannot reach the chat/);
    mock.useScenario("noAgents");
    await expect.poll(() => status.textContent()).toBe("All our advisers are busy.");

    // One watching alone, and none when the component is gone.
    mock.clearRequests();
    await page.waitForTimeout(1_000);
    expect(mock.requests.length).toBeGreaterThan(1);
    expect(mock.requests.length).toBeLessThan(11);
    await page.evaluate(() => Reflect.get(globalThis, "unmount")());
    await page.waitForTimeout(150);
    mock.clearRequests();
    await page.waitForTimeout(300);
    expect(mock.requests).toEqual([]);
    expect(problems.filter((each) => !each.includes("React DevTools"))).toEqual([]);
  });
});

describe("web-component.md", () => {
  const recipe = "web-component.md";

  test("shows the file that the example uses", () => {
    const example = readRepository("examples/chat-button/site/button-state.ts");
    const shown = example.replace("../../../generated/index.ts", "ece-chat");
    expect(filesOf(recipe).get("button-state.ts")).toBe(shown);
  });

  test("follows the server while it is in the page, and says so", async () => {
    const out = join(folder, recipe, "chat-status.js");
    const script = await bundle(join(folder, recipe, "chat-status.ts"), out);
    const index = `<!doctype html><script type="module" src="/app.js"></script>
      <chat-status base-url="/system/egain" entry-point="1000" interval="100"></chat-status>`;
    const mock = createMock();
    const { page, problems } = await visit({ "/": index, "/app.js": script }, mock);
    const status = page.getByRole("status");
    await expect.poll(() => status.textContent()).toBe("We are here in 1 min.");
    mock.useScenario("queueFull");
    await expect.poll(() => status.getAttribute("data-state")).toBe("busy");
    mock.useScenario("inactive");
    await expect.poll(() => status.textContent()).toMatch(/^The chat is not available/);
    const told = page.evaluate(
      () =>
        new Promise((resolve) => {
          addEventListener("chatstate", (event) => resolve(Reflect.get(event, "detail")));
        }),
    );
    mock.useScenario("noAgents");
    expect(await told).toEqual({ kind: "busy", cause: "no-agents" });
    mock.addFault({ times: 2, status: 200, body: { text: "<!DOCTYPE html>" } });
    await expect.poll(() => status.getAttribute("data-state")).toBe("trouble");

    await page.evaluate(() => document.querySelector("chat-status")?.remove());
    await page.waitForTimeout(150);
    mock.clearRequests();
    await page.waitForTimeout(300);
    expect(mock.requests).toEqual([]);
    expect(problems).toEqual([]);
  });
});

describe("plain-script.md", () => {
  const recipe = "plain-script.md";

  test("the command makes the file that the page imports", async () => {
    const [, command = ""] =
      /^```sh\n([\s\S]*?)^```$/m.exec(readRepository(`examples/recipes/${recipe}`)) ?? [];
    const cwd = join(folder, recipe);
    const { stderr } = await promisify(execFile)("sh", ["-c", command], { cwd });
    // What the recipe says that it prints.
    expect(stderr).toMatch(/ece-chat\.js +\d/);
    const script = readFileSync(join(cwd, "ece-chat.js"), "utf8");
    // Nothing of what the page does not use.
    expect(script).not.toContain("submitSurvey");

    const index = (filesOf(recipe).get("index.html") ?? "").replace("15_000", "100");
    const mock = createMock();
    const { page, problems } = await visit({ "/": index, "/ece-chat.js": script }, mock);
    const status = page.getByRole("status");
    await expect.poll(() => status.textContent()).toBe("We are here for you.");
    expect(await page.getByRole("button").getAttribute("aria-disabled")).toBe("false");
    mock.useScenario("noAgents");
    await expect.poll(() => status.textContent()).toBe("All our advisers are busy.");
    mock.useScenario("queueFull");
    await expect.poll(() => status.textContent()).toMatch(/^The queue is full/);
    mock.useScenario("other");
    await expect.poll(() => status.textContent()).toMatch(/^The chat is not available/);
    expect(problems).toEqual([]);
    mock.addFault({ times: 2, status: 200, body: { text: "<!DOCTYPE html>" } });
    await expect.poll(() => status.textContent()).toMatch(/^We cannot reach the chat/);
    mock.useScenario("failing");
    await expect.poll(() => status.textContent(), { timeout: 10_000 }).toMatch(/^The chat has a/);
  });
});

describe("server-side.md", () => {
  interface ServerSide {
    chatState(server: { readonly baseUrl: string }, entryPoint: number): Promise<string>;
  }

  const recipe = "server-side.md";

  test.each([
    [1000, "available"],
    [1002, "unavailable"],
    [1007, "unknown"],
  ])("the entry point %s is %s", async (entryPoint, state) => {
    const { chatState } = await load<ServerSide>(join(folder, recipe), "chat-state.ts");
    vi.spyOn(console, "warn").mockReturnValue();
    const mock = createMock();
    const baseUrl = await chatServer(mock);
    // The first connection of all takes its time, and half a second is all there is.
    await fetch(baseUrl);
    mock.clearRequests();
    const states = await Promise.all(
      Array.from({ length: 100 }, () => chatState({ baseUrl }, entryPoint)),
    );
    expect(new Set(states)).toEqual(new Set([state]));
    // One request for all pages, failure or not.
    expect(mock.requests).toHaveLength(1);
  });

  test("nobody waits longer than half a second", async () => {
    const { chatState } = await load<ServerSide>(join(folder, recipe), "chat-state.ts");
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const baseUrl = await chatServer(createMock({ delayMs: 5_000 }));
    const started = Date.now();
    // An entry point of its own: the module remembers the others.
    expect(await chatState({ baseUrl }, 1)).toBe("unknown");
    expect(Date.now() - started).toBeLessThan(2_000);
    expect(warn).toHaveBeenLastCalledWith(expect.stringMatching(/^timeout: getChatAllowed/));
  });

  test("the page arrives with the button", async () => {
    const mock = createMock();
    const url = await started(join(folder, recipe, "server.ts"), await chatServer(mock));
    const page = await (await fetch(url)).text();
    expect(page).toContain('<div data-chat="available">');
    expect(page).toContain('aria-disabled="false"');
    expect(page).toContain("We are here for you.");
  });
});
