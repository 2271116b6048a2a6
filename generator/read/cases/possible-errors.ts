import { codesOf } from "../../../runtime/api/error-codes.ts";
import type { ErrorCode } from "../../../runtime/errors.ts";
import type { FailingCase } from "./case-object.ts";

/** The errors that can come of a case of each kind. No case says anything of its connection. */
export const errorCodes: Readonly<Record<FailingCase["kind"], readonly ErrorCode[]>> = {
  request: codesOf("InputError"),
  response: [...codesOf("DecodeError"), ...codesOf("HttpError")],
  body: codesOf("DecodeError"),
};
