/** How an app tests itself against the mock, with Mock Service Worker in place of a server. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createClient, HttpError, NetworkError, Reason } from "../generated/index.ts";
import { createMock } from "../generated/mock.ts";

const baseUrl = "https://chat.example.com/system/egain";

// MSW 3 is for Node from 22.12 on. Of what Node 20 does not have, it uses this alone.
Object.assign(Promise, {
  withResolvers<T>() {
    let resolve: unknown;
    let reject: unknown;
    const promise = new Promise<T>((...functions) => {
      [resolve, reject] = functions;
    });
    return { promise, resolve, reject };
  },
});

/** A major version of MSW with the handlers that are made of it. */
async function load(version: "msw" | "msw3") {
  vi.resetModules();
  vi.doMock("msw", () => import(version));
  const [{ setupServer }, { handlers }] = await Promise.all([
    import(`${version}/node`) as Promise<typeof import("msw/node")>,
    import("../generated/msw.ts"),
  ]);
  return { setupServer, handlers };
}

/** The app: what stands on its chat button. */
async function buttonText(entryPoint: number): Promise<string> {
  const ece = createClient({ baseUrl, retry: { retries: 1, delayMs: 1 } });
  try {
    const { allowed, reason } = await ece.getChatAllowed({ id: entryPoint });
    if (allowed) return "Chat now";
    return reason === Reason.QueueDepthReached ? "All agents are busy" : "Chat is closed";
  } catch (error) {
    if (error instanceof HttpError) return "Try again later";
    if (error instanceof NetworkError) return "You are offline";
    throw error;
  }
}

describe.each(["msw", "msw3"] as const)("with %s", async (version) => {
  const { setupServer, handlers } = await load(version);
  const mock = createMock();
  const server = setupServer(...handlers({ baseUrl, mock }));

  beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
  afterEach(() => mock.reset());
  afterAll(() => server.close());

  test("the button says whether one can chat", async () => {
    expect(await buttonText(1000)).toBe("Chat now");
    // The entry point selects the scenario, as the spec says in x-scenarios.
    expect(await buttonText(1002)).toBe("All agents are busy");
    // Or one scenario is for all.
    mock.useScenario("inactive");
    expect(await buttonText(1000)).toBe("Chat is closed");
  });

  test("one failure is not seen: the client tries again", async () => {
    mock.addFault({ operation: "getChatAllowed", status: 503 });
    expect(await buttonText(1000)).toBe("Chat now");
    expect(mock.requests.map(({ status }) => status)).toEqual([503, 200]);
  });

  test("more of them are seen", async () => {
    mock.useScenario("failing");
    expect(await buttonText(1000)).toBe("Try again later");
    mock.addFault({ drop: true, times: null });
    expect(await buttonText(1000)).toBe("You are offline");
  });

  test("a gateway's page is not taken for an answer", async () => {
    const headers = { "content-type": "text/html" };
    mock.addFault({ status: 200, headers, body: { text: "<html>Log in</html>" } });
    const call = createClient({ baseUrl }).getCapacity({ id: 1000 });
    await expect(call).rejects.toMatchObject({ code: "unexpected-root", path: "/html" });
  });

  test("a survey is handed in", async () => {
    const survey = [{ question: "Were we helpful?", answer: "Yes & no" }];
    await createClient({ baseUrl }).submitSurvey({ sid: "1000", survey });
    expect(mock.received("surveys")).toEqual([{ sid: "1000", survey }]);
  });

  test("a call that is given up ends at once", async () => {
    mock.addFault({ delayMs: 60_000 });
    const signal = AbortSignal.timeout(20);
    const call = createClient({ baseUrl }).getCapacity({ id: 1000 }, { signal });
    await expect(call).rejects.toMatchObject({ name: "TimeoutError" });
  });

  test("a request elsewhere is the app's mistake", async () => {
    // It is told so on the console too.
    const told = vi.spyOn(console, "error").mockImplementation(() => {});
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const elsewhere = createClient({ baseUrl: "https://chat.example.com/other", retry: false });
    await expect(elsewhere.getCapacity({ id: 1000 })).rejects.toThrow(NetworkError);
    expect(mock.requests).toEqual([]);
    expect(told).toHaveBeenCalledOnce();
  });
});
