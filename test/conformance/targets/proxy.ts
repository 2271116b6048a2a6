/** The client behind a proxy of its own for each case, before a mock. */
import { api } from "../../../generated/api.ts";
import { createProxy } from "../../../generated/proxy.ts";
import type { Case } from "../../../runtime/api/case.ts";
import { clientTarget } from "../../../runtime/conformance/client-target.ts";
import type { Connection } from "../../../runtime/conformance/connection.ts";
import { mockConnection } from "../../../runtime/conformance/mock-connection.ts";
import type { Outcome, Target } from "../../../runtime/conformance/target.ts";
import type { ErrorCode } from "../../../runtime/errors.ts";
import type { Fetch } from "../../../runtime/http/client-options.ts";

/** What the proxy itself says of an upstream that is of no use. */
const OF_NO_USE = [502, 504];

/**
 * @param mockUrl - Below which the mock has the operations.
 * @param controlFetch - Controls the mock.
 */
export function proxyTarget(mockUrl: string, controlFetch: Fetch): Target {
  let { handle } = createProxy({ target: mockUrl });
  let code: string | undefined;
  const fetchThrough: Fetch = async (url, init) => {
    const response = await handle(new Request(url, init));
    code = OF_NO_USE.includes(response.status) ? (await response.clone().json()).code : undefined;
    return response;
  };
  const controlUrl = new URL("/__mock/", mockUrl).href;
  const mock = mockConnection({
    baseUrl: "http://proxy.example",
    controlUrl,
    fetch: fetchThrough,
    controlFetch,
  });
  const connection: Connection = {
    ...mock,
    name: "the proxy",
    cannot(each) {
      // The mock is forgiving with bodies, and the proxy is not.
      if (each.kind === "body") return undefined;
      const { maxResponseBytes, requestNamespace } = each.options ?? {};
      if (requestNamespace !== undefined) return "it takes the namespaces of the spec alone";
      return maxResponseBytes === undefined
        ? mock.cannot?.(each)
        : "a document that is written anew has another length";
    },
    async answer(each, response) {
      // What one case taught it is none of the next one's.
      ({ handle } = createProxy({ target: mockUrl, forward: { maxBytes: 2 ** 20 } }));
      code = undefined;
      await mock.answer(each, response);
    },
  };
  const client = clientTarget(api, connection);
  return {
    name: "proxy",
    async run(each, signal) {
      return behind(each, await client.run(each, signal), code);
    },
  };
}

/** What a failure of the proxy says of the answer that it refused: the code, and nothing of the text. */
function behind(each: Case, outcome: Outcome, code: string | undefined): Outcome {
  if (outcome.kind !== "error" || code === undefined || each.expect.kind !== "error")
    return outcome;
  const { message } = outcome.error;
  const { kind: _kind, ...expected } = each.expect;
  return { kind: "error", error: { ...expected, code: code as ErrorCode, message } };
}
