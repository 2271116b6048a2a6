import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Declare } from "./declaration.ts";

export interface DeclarationThread {
  readonly declare: Declare;
  stop(): Promise<unknown>;
}

/**
 * Starts a thread that makes declarations. A compiler takes longer to load than all the rest of a
 * run; there it loads while the spec is read.
 */
export function startThread(): DeclarationThread {
  // A thread does not inherit what makes Node 20 read TypeScript.
  const tsx = JSON.stringify(import.meta.resolve("tsx/esm/api"));
  const thread = JSON.stringify(new URL("./thread.ts", import.meta.url));
  const code = `import(${tsx}).then(({ register }) => (register(), import(${thread})))`;
  const worker = new Worker(code, { eval: true });
  // What goes wrong in there is told to whoever waits for its answer.
  worker.on("error", () => {});
  return {
    async declare(schemas) {
      worker.postMessage(schemas);
      const [declarations] = await once(worker, "message");
      return declarations;
    },
    stop: () => worker.terminate(),
  };
}
