import type { EnumDescription } from "../api/description.ts";
import type { Scalar } from "../codec/scalars.ts";
import type { DecodeCode } from "../errors.ts";
import { quote } from "../errors.ts";
import { nearest } from "../text/typed-names.ts";
import type { LocatedFinding } from "./finding.ts";
import { known } from "./knowledge.ts";

/** Reports a finding about a value. The caller knows the value's place. */
export type ReportFinding = (found: Omit<LocatedFinding, "path" | "at">) => void;

class InvalidValue extends Error {
  readonly code: DecodeCode;

  constructor(code: DecodeCode, problem: string) {
    super(problem);
    this.code = code;
  }
}

/** Looks at the text of a value: is it one, is it known, and is it written as it should be. */
export function checkValue(
  scalar: Scalar<unknown>,
  text: string,
  list: EnumDescription | undefined,
  report: ReportFinding,
): void {
  let value: unknown;
  try {
    value = scalar.parse(text, (code, problem) => {
      throw new InvalidValue(code, problem);
    });
  } catch (error) {
    if (!(error instanceof InvalidValue)) throw error;
    report({ severity: "error", code: error.code, message: error.message });
    return;
  }
  if (typeof value === "boolean" && /[A-Z]/.test(text)) {
    const message = `${quote(text)} is not in lower case, as XML Schema has it`;
    report({ severity: "note", code: "letter-case", message });
  }
  if (list && !known(list, value)) {
    const values = list.values.map((each) => each.value);
    report({
      severity: "deviation",
      code: "new-value",
      message: `${quote(value)} is not one of the values in the spec: ${values.map(quote).join(", ")}`,
      hint() {
        const near = nearest(String(value), values.map(String));
        return near === undefined ? undefined : `the spec has ${quote(near)}`;
      },
    });
  }
}
