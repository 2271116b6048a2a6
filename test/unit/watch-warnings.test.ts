/** With the timers of the platform: see watch.test.ts for everything else. */
import { expect, test, vi } from "vitest";
import { watch } from "../../runtime/watch.ts";

test("no runtime warns of a pause", async () => {
  const warned = vi.fn();
  process.on("warning", warned);
  try {
    for await (const event of watch(async () => 1, { intervalMs: 0 })) {
      expect(event).toMatchObject({ kind: "value", value: 1 });
      break;
    }
    // Node warns in a later turn.
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(warned.mock.calls).toEqual([]);
  } finally {
    process.off("warning", warned);
  }
});
