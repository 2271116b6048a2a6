import { parentPort } from "node:worker_threads";
import { declare } from "./declare.ts";

/** The thread that {@link startThread} starts: schemas come in, their declarations go out. */
parentPort?.on("message", async (schemas) => {
  parentPort?.postMessage(await declare(schemas));
});
