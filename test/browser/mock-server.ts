import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";
import { createMock } from "../../generated/mock.ts";
import { type ApiProxy, createProxy } from "../../generated/proxy.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A mock on another origin than the page's, with CORS as the mock has it. */
    readonly mockUrl: string;
    /** Another one, for the cases alone: they set it, and files of tests run side by side. */
    readonly casesUrl: string;
    /** A server on another origin that answers as deployments do: without CORS. */
    readonly plainUrl: string;
    /** Starts a proxy on another origin than the page's, which lets in the origin that is given to it. */
    readonly proxyStarterUrl: string;
  }
}

/** Starts what the tests in the browser talk to, and stops it in the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const mock = await createMock().listen();
  const cases = await createMock().listen();
  const plain = createServer((_request, response) => {
    response.setHeader("content-type", "application/xml");
    response.end('<agentAvailability available="true"/>');
  });
  await new Promise<void>((resolve) => plain.listen(0, "127.0.0.1", resolve));
  const address = plain.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const proxies: ApiProxy[] = [];
  const starter = createServer(async (request, response) => {
    const origins = new URL(request.url ?? "", "http://localhost").searchParams.getAll("origin");
    const proxy = createProxy({ target: mock.url, origins });
    proxies.push(proxy);
    response.end((await proxy.listen()).url);
  });
  await new Promise<void>((resolve) => starter.listen(0, "127.0.0.1", resolve));
  const { port } = starter.address() as AddressInfo;
  project.provide("proxyStarterUrl", `http://127.0.0.1:${port}`);
  project.provide("mockUrl", mock.url);
  project.provide("casesUrl", cases.url);
  project.provide("plainUrl", `http://127.0.0.1:${address.port}`);
  return async () => {
    await Promise.all([mock.close(), cases.close(), ...proxies.map((each) => each.close())]);
    starter.closeAllConnections();
    await new Promise((resolve) => starter.close(resolve));
    plain.closeAllConnections();
    await new Promise((resolve) => plain.close(resolve));
  };
}
