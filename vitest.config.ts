import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { request } from "./test/browser/control-mock.ts";
import { ConformanceTable } from "./test/conformance/targets/table.ts";
import { chromiumLaunch } from "./test/support/chromium.ts";

const launchOptions = await chromiumLaunch();

/** What measures time or memory runs in a process of its own: after other files, a heap is large and slow. */
const MEASURES = [
  "test/**/growth.test.ts",
  "test/conformance/adversarial.test.ts",
  "test/unit/xml/position-memory.test.ts",
];

export default defineConfig({
  test: {
    // One more than the cores of the smallest machine: a third of the time of a file, it waits for processes that it
    // started, for browsers and for limits to pass.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // The closing lines are the default reporter's.
    reporters: [new ConformanceTable(), "default"],
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/browser/**", ...MEASURES],
          globalSetup: ["test/support/build.ts", "test/support/scratch.ts"],
          // Files that run one after the other in a process share the modules that they load: a fifth of the
          // time of all tests would be loading them again.
          isolate: false,
          setupFiles: ["test/support/globals.ts", "test/support/stack-traces.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "measures",
          environment: "node",
          include: MEASURES,
          globalSetup: ["test/support/scratch.ts"],
          setupFiles: ["test/support/globals.ts", "test/support/stack-traces.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "chromium",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/browser/mock-server.ts"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: "chromium" }],
            commands: { request },
          },
        },
      },
    ],
  },
});
