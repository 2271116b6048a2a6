import { createServer } from "node:http";
import type { TestProject } from "vitest/node";
import { createMock } from "../../generated/mock.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A mock on another origin than the page's, with CORS as the mock has it. */
    readonly mockUrl: string;
    /** Another one, for the cases alone: they set it, and files of tests run side by side. */
    readonly casesUrl: string;
    /** A server on another origin that answers as deployments do: without CORS. */
    readonly plainUrl: string;
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
  project.provide("mockUrl", mock.url);
  project.provide("casesUrl", cases.url);
  project.provide("plainUrl", `http://127.0.0.1:${address.port}`);
  return async () => {
    await Promise.all([mock.close(), cases.close()]);
    plain.closeAllConnections();
    await new Promise((resolve) => plain.close(resolve));
  };
}
