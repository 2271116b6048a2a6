import { expect, inject, test } from "vitest";
import { commands } from "vitest/browser";
import { createClient, NetworkError } from "../../generated/index.ts";

const survey = { sid: "1", survey: [{ question: "Q", answer: "A" }] };

/** Starts a proxy that lets in the pages of an origin. */
async function start(origin: string): Promise<string> {
  const url = `${inject("proxyStarterUrl")}/?origin=${encodeURIComponent(origin)}`;
  return (await commands.request(url, "GET", null)).body;
}

test("a page of an origin that is named uses the proxy, with surveys and JSON", async () => {
  const baseUrl = await start(location.origin);
  const ece = createClient({ baseUrl, retry: false });
  expect(await ece.getAgentAvailability({ id: 1000 })).toEqual({ available: true });
  expect(await ece.submitSurvey(survey)).toBeUndefined();
  const headers = { accept: "application/json" };
  const answer = await fetch(`${baseUrl}/chat/entrypoint/capacity/1000`, { headers });
  expect(await answer.json()).toEqual({ count: 4 });
  expect(answer.headers.get("cache-status")).toContain("ece-chat; ");
  expect(answer.headers.get("age")).toMatch(/^\d+$/);
});

test("a page of another origin does not", async () => {
  const baseUrl = await start("https://www.bank.example");
  const ece = createClient({ baseUrl, retry: false });
  await expect(ece.getAgentAvailability({ id: 1000 })).rejects.toBeInstanceOf(NetworkError);
  await expect(ece.submitSurvey(survey)).rejects.toBeInstanceOf(NetworkError);
  // Nor does it get anything through without looking.
  const body = JSON.stringify(survey);
  const sent = { method: "POST", mode: "no-cors", body } as const;
  expect((await fetch(`${baseUrl}/chat/entrypoint/survey`, sent)).type).toBe("opaque");
});
