import { onTestFinished, vi } from "vitest";
import { createProxy, type ProxyOptions } from "../../../generated/proxy.ts";
import type { ProxyEvent } from "../../../runtime/proxy/proxy-event.ts";

export const TARGET = "https://chat.example.com/system/egain";
export const AVAILABILITY = "/chat/entrypoint/agentAvailability/1000";
export const SURVEY = "/chat/entrypoint/survey";
export const YES = '<agentAvailability available="true"/>';
export const NO = '<agentAvailability available="false"/>';

/** An answer of the upstream's. */
export function xml(text: string, init: ResponseInit = {}): Response {
  return new Response(text, { headers: { "content-type": "application/xml" }, ...init });
}

export interface Asked {
  readonly url: string;
  readonly init: RequestInit;
}

/** A proxy without a network, and what it asks. */
export function proxied(
  answer: (asked: Asked, count: number) => Response | Promise<Response>,
  options: Partial<ProxyOptions> = {},
) {
  const asked: Asked[] = [];
  const events: ProxyEvent[] = [];
  const proxy = createProxy({
    target: TARGET,
    onEvent: (event) => events.push(event),
    async fetch(url, init) {
      asked.push({ url, init });
      return answer({ url, init }, asked.length);
    },
    ...options,
  });
  const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    proxy.handle(new Request(`http://site.example${path}`, { method, headers }));
  const post = (body: string, headers: Record<string, string> = {}, path = SURVEY) =>
    proxy.handle(
      new Request(`http://site.example${path}`, {
        method: "POST",
        headers: { "content-type": "text/xml; charset=utf-8", ...headers },
        body,
      }),
    );
  return { proxy, asked, events, get, post };
}

/** Time that stands still until it is moved on. */
export function useFakeTime(): void {
  vi.useFakeTimers({
    toFake: ["Date", "performance", "setTimeout", "clearTimeout"],
    now: new Date("2026-11-26T12:00:00Z"),
  });
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  onTestFinished(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
}

/** Never answers; ends when the request is given up. */
export function silence({ init }: Asked): Promise<Response> {
  return new Promise((_resolve, reject) => {
    init.signal?.addEventListener("abort", () => reject(init.signal?.reason));
  });
}

export const ONE_ANSWER =
  '<egainSurvey sid="9"><survey><question>Q</question><answer>A</answer></survey></egainSurvey>';
