import { describe, expect, test } from "vitest";
import { observedError } from "../../../runtime/conformance/observed-error.ts";
import {
  DecodeError,
  HttpError,
  InputError,
  NetworkError,
  TimeoutError,
} from "../../../runtime/errors.ts";

describe("what is told of an error of this library", () => {
  test.each([
    [
      new DecodeError("missing", "/a/@b", "is missing", { line: 2, column: 3, excerpt: "<a/>" }),
      {
        code: "missing",
        path: "/a/@b",
        line: 2,
        column: 3,
        message: "/a/@b: is missing (line 2, column 3)",
      },
    ],
    [new InputError("id", "is odd"), { code: "invalid-input", path: "id", message: "id: is odd" }],
    [
      new HttpError(500, "down", "<a/>", "getLamp"),
      { code: "unexpected-status", status: 500, message: "getLamp: down (status 500)" },
    ],
    [new NetworkError("offline", undefined), { code: "network", message: "offline" }],
    [new TimeoutError("late", undefined), { code: "timeout", message: "late" }],
  ])("%s", (error, told) => {
    expect(observedError(error)).toStrictEqual({ kind: "error", error: told });
  });
});

test("any other error is a mistake, and is thrown as it is", () => {
  const error = new TypeError("x is undefined");
  expect(() => observedError(error)).toThrow(error);
  expect(() => observedError("gone")).toThrow("gone");
});
