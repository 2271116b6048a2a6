import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { type ApiProxy, createProxy } from "../../../generated/proxy.ts";
import { bundle, type Files } from "./bundle.ts";
import { control } from "./control.ts";
import { font } from "./fonts.ts";
import { page } from "./page.ts";
import { Stage } from "./stage.ts";

const FOLDER = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

/** Below which the page finds the chat server, on its own origin. */
const BASE_PATH = "/system/egain";

/** Nothing from elsewhere, and nothing inline: a policy as a bank would have it. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  woff2: "font/woff2",
};

/** The demo while it runs: a mock as the chat server, and in front of it a web server with the page. */
export interface Demo {
  /** Where the page is, with a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly stage: Stage;
  /** Cuts all connections; resolves when the ports are free. */
  close(): Promise<void>;
}

/**
 * @param port - 0 is any that is free.
 * @param stage - As an earlier demo left it.
 */
export async function startDemo(port = 0, stage = new Stage()): Promise<Demo> {
  const files = await bundle(FOLDER);
  const chatServer = await stage.mock.listen();
  const proxy = createProxy({
    target: chatServer.url,
    basePath: BASE_PATH,
    // A site keeps answers for some seconds; here what the mock is made to do is seen at once.
    freshMs: 0,
    staleMs: 0,
    timeoutMs: 10_000,
  });
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing, { files, stage, proxy }).catch((error) => {
      console.error(error);
      outgoing.destroy();
    });
  });
  const listening = new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  await listening.catch(async (error) => {
    await chatServer.close();
    throw error;
  });
  const { port: used } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${used}/`,
    port: used,
    stage,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await chatServer.close();
    },
  };
}

interface Behind {
  readonly files: Files;
  readonly stage: Stage;
  readonly proxy: ApiProxy;
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { files, stage, proxy }: Behind,
): Promise<void> {
  const { pathname, searchParams } = new URL(incoming.url ?? "", "http://localhost");
  if (pathname.startsWith(`${BASE_PATH}/`)) return proxy.handleNode(incoming, outgoing);
  if (pathname.startsWith("/demo/")) return control(incoming, outgoing, stage);
  if (pathname === "/") return send(outgoing, "html", await page(FOLDER, searchParams));
  const file = pathname.startsWith("/fonts/")
    ? await font(pathname.slice("/fonts/".length))
    : files.get(pathname);
  if (file) send(outgoing, pathname.slice(pathname.lastIndexOf(".") + 1), file);
  else outgoing.writeHead(404).end();
}

function send(outgoing: ServerResponse, extension: string, body: string | Uint8Array): void {
  outgoing.writeHead(200, {
    "content-type": TYPES[extension],
    "content-security-policy": POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    // A font of this version stays as it is; the rest may be another at the next start.
    "cache-control": extension === "woff2" ? "max-age=3600" : "no-store",
  });
  outgoing.end(body);
}
