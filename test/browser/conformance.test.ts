import { expect, inject, test } from "vitest";
import { commands } from "vitest/browser";
import { api } from "../../generated/api.ts";
import { cases } from "../../generated/conformance/index.ts";
import { clientTarget } from "../../runtime/conformance/client-target.ts";
import { mockConnection } from "../../runtime/conformance/mock-connection.ts";
import { runConformance } from "../../runtime/conformance/run.ts";
import { expectConforming } from "../conformance/targets/expect-report.ts";

/** The mock on another origin, controlled from outside the page: the page itself may not. */
const connection = mockConnection({
  baseUrl: `${inject("casesUrl")}/system/egain`,
  async controlFetch(url, { method = "GET", body = null }) {
    const answer = await commands.request(url, method, typeof body === "string" ? body : null);
    return new Response(answer.status === 204 ? null : answer.body, { status: answer.status });
  },
});

test("the client in Chromium, with its DOMParser to compare what was sent", async (context) => {
  const target = { ...clientTarget(api, connection), name: "Chromium" };
  expect(typeof DOMParser).toBe("function");
  expectConforming(await runConformance({ target, cases }), context);
}, 120_000);
