/**
 * Files of tests share a process. What one of them has put in the place of something of the platform, and left there,
 * would be met by those after it: so it fails itself.
 */
import { afterAll, expect } from "vitest";

const NAMES = [
  ...["setTimeout", "clearTimeout", "setInterval", "clearInterval", "setImmediate", "Date"],
  ...["performance", "process", "fetch", "Request", "Response", "AbortController"],
  ...["document", "location", "DOMParser", "addEventListener", "removeEventListener"],
];

function present(): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ...NAMES.map((name) => [name, Reflect.get(globalThis, name)] as const),
    ["performance.now", performance.now],
    ["Date.now", Date.now],
    ["Math.random", Math.random],
  ]);
}

/** As they were before the first file of this process. */
const KEY = Symbol.for("globals before all tests");
if (!Reflect.has(globalThis, KEY)) Reflect.set(globalThis, KEY, present());
const before: ReturnType<typeof present> = Reflect.get(globalThis, KEY);

afterAll(() => {
  const now = present();
  const changed = [...before.keys()].filter((name) => now.get(name) !== before.get(name));
  expect(changed, "what a test replaces it has to put back, the last thing first").toEqual([]);
});
