/** The proxy as a worker, in workerd, with what it knows in the Cache API. */
import { expect, onTestFinished, test } from "vitest";
import { bundle } from "../../conformance/targets/bundle.ts";
import { startCache } from "../../conformance/targets/worker-cache.ts";
import { startWorker } from "../../conformance/targets/workerd.ts";
import { serve } from "../http/server.ts";
import { AVAILABILITY, ONE_ANSWER, SURVEY, YES } from "./upstream.ts";

test("pages are answered once for all, instances share what they know, bodies are handed on", async () => {
  const upstream = await serve((response, { method }) => {
    if (method === "POST") response.writeHead(204).end();
    else setTimeout(() => response.end(YES), 200);
  });
  const script = await bundle(
    new URL("../../conformance/targets/proxy-worker.ts", import.meta.url),
  );
  const worker = await startWorker(script, {
    env: { TARGET: upstream.baseUrl },
    cache: await startCache(),
  });
  onTestFinished(worker.stop);

  const answers = await Promise.all(
    Array.from({ length: 50 }, () => fetch(worker.url + AVAILABILITY)),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(await answers[0]?.text()).toContain('available="true"');
  expect(upstream.arrived).toHaveLength(1);

  const other = await fetch(`${worker.url}${AVAILABILITY}?new`);
  expect([other.status, upstream.arrived.length]).toEqual([200, 1]);

  const init = { method: "POST", headers: { "content-type": "text/xml" }, body: ONE_ANSWER };
  expect((await fetch(worker.url + SURVEY, init)).status).toBe(204);
  expect(upstream.arrived.at(-1)?.body).toContain("<question>Q</question>");
  expect((await fetch(`${worker.url}/healthz`)).status).toBe(200);
}, 60_000);

test.each([
  ["which tells when a page goes", ["enable_request_signal"]],
  ["which does not tell", []],
])(
  "a page that goes away leaves nobody behind that waits for what it asked: %s",
  async (_name, flags) => {
    const upstream = await serve((response) => setTimeout(() => response.end(YES), 700));
    const script = await bundle(
      new URL("../../conformance/targets/proxy-worker.ts", import.meta.url),
    );
    const worker = await startWorker(script, {
      env: { TARGET: upstream.baseUrl },
      cache: await startCache(),
      flags,
    });
    onTestFinished(worker.stop);
    const goes = () => fetch(worker.url + AVAILABILITY, { signal: AbortSignal.timeout(300) });
    await Promise.all([expect(goes()).rejects.toThrow(), expect(goes()).rejects.toThrow()]);
    expect((await fetch(worker.url + AVAILABILITY)).status).toBe(200);
  },
  60_000,
);
