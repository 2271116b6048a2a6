import { expect, test } from "vitest";

test("this is a browser", () => {
  expect(navigator.userAgent).toContain("HeadlessChrome");
});
