import fc from "fast-check";

/** Texts at the edges of what stands for a value, and a little beyond. */
const TEXTS = [
  ...["true", "false", "TRUE", "False", "1", "0", " true ", "yes", "truе", "falſe", "tru", "01"],
  ...["+1", "-1", "-0", "+0", "--1", "+", "-", "007", "1.0", "1.", ".5", ".", "1,5", "1_0", "0x10"],
  ...["2147483647", "2147483648", "-2147483648", "-2147483649", "4294967296", "00002147483647"],
  ...["9007199254740991", "9007199254740993", "9223372036854775808", `1${"0".repeat(40)}`],
  ...["1e3", "1E+3", "1e-3", "1e", "e1", "1e400", "-1e400", "1e-400", "4.9e-324", "2e-324"],
  ...["1.7976931348623157e308", "1.7976931348623159e308", "0.1", "-.5e-0", "3.0", "12.50"],
  ...["INF", "-INF", "+INF", "inf", "Infinity", "NaN", "nan", "-NaN", " INF "],
  ...["１", "٣", "1\u00a0", "\u20031", "1\u2028", "\ufeff1", "1 2", "\t1\n", "\r1\r\n", "1\u0085"],
  ...["", " ", "\n", "queue_depth_reached", " other ", "Other", "a  b", "entry\tpoint", "\u200b"],
  ...[
    "é",
    "\u{1f600}",
    "a\u0301",
    "]]&gt;",
    "]]",
    "&lt;b/&gt;",
    "&amp;amp;",
    "&#13;",
    "&#9; &#10;",
  ],
  ...["__proto__", "constructor", "toString", "null", "undefined", "[object Object]", "{}"],
];

export const trickyText = fc.constantFrom(...TEXTS);
