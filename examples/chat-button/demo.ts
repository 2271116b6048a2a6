/** `npm run demo`: the page with the chat button, and a mock to stand in for the chat server. */
import { parseArgs } from "node:util";
import { startDemo } from "./demo/demo-server.ts";
import { direct } from "./demo/terminal.ts";

const PORT = 4020;

try {
  const { values } = parseArgs({ options: { port: { type: "string", default: String(PORT) } } });
  const demo = await startDemo(portOf(values.port));
  await direct(demo);
  await demo.close();
} catch (error) {
  console.error(problemOf(error));
  process.exitCode = 1;
}

function portOf(text: string): number {
  const port = Number(text);
  if (text !== "" && Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error(`--port takes a number from 0 to 65535, not "${text}"`);
}

function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inUse = "code" in error && error.code === "EADDRINUSE";
  return inUse ? `${error.message}: take another one with --port, or --port 0` : error.message;
}
