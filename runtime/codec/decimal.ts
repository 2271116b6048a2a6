import { checkedText, type Scalar } from "./scalars.ts";

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** A decimal number (XML Schema Part 2 §3.2.3), kept as the text that was sent: no digit is rounded or lost. */
export const decimal: Scalar<string> = /* @__PURE__ */ checkedText("decimal", (text) =>
  DECIMAL.test(text),
);
