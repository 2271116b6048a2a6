import type { BrowserCommand } from "vitest/node";

declare module "vitest/browser" {
  interface BrowserCommands {
    /** Makes a request from outside the page, where no CORS stands in the way. */
    readonly request: (
      url: string,
      method: string,
      body: string | null,
    ) => Promise<{ readonly status: number; readonly body: string }>;
  }
}

export const request: BrowserCommand<[url: string, method: string, body: string | null]> = async (
  _context,
  url,
  method,
  body,
) => {
  const headers = body === null ? {} : { "content-type": "application/json" };
  const response = await fetch(url, { method, headers, body });
  return { status: response.status, body: await response.text() };
};
