import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");

/** Collects garbage now: test files share a process, and what others left is not a matter of the one that measures. */
export const collectGarbage: () => void = runInNewContext("gc");
