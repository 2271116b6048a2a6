import type { ErrorCode } from "../../../runtime/errors.ts";
import { kebabCase } from "../../model/names.ts";
import { scalarNames } from "../openapi/scalar.ts";
import type { Case } from "./case.ts";

/** The codes that are the same in every API, and what each can come of. */
const fixed: Readonly<
  Record<Exclude<ErrorCode, `invalid-${string}`>, "document" | "answer" | "connection">
> = {
  "not-well-formed": "document",
  doctype: "document",
  encoding: "document",
  "too-deep": "document",
  "too-large": "document",
  "empty-body": "document",
  "unexpected-root": "document",
  missing: "document",
  duplicate: "document",
  "unexpected-text": "document",
  "unexpected-element": "document",
  "out-of-range": "document",
  "unknown-value": "document",
  "unexpected-status": "answer",
  network: "connection",
  timeout: "connection",
};

const fixedCodes = Object.keys(fixed) as readonly (keyof typeof fixed)[];

/** Each scalar has a code of its own. */
const document: readonly ErrorCode[] = [
  ...fixedCodes.filter((code) => fixed[code] === "document"),
  ...scalarNames.map((scalar): ErrorCode => `invalid-${kebabCase(scalar)}`),
];

/** The errors that can come of a case of each kind. No case says anything of its connection. */
export const errorCodes: Readonly<Record<Case["kind"], readonly ErrorCode[]>> = {
  request: ["invalid-input"],
  response: [...document, ...fixedCodes.filter((code) => fixed[code] === "answer")],
  body: document,
};
