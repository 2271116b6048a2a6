import { describe, expect, test } from "vitest";
import {
  camelCase,
  fileProblem,
  fold,
  functionProblem,
  isNcName,
  kebabCase,
  keyProblem,
  pascalCase,
  typeProblem,
} from "../../../../generator/model/names.ts";

test.each<[string, string]>([
  ["part", "Part"],
  ["spareParts", "SpareParts"],
  ["spare-part", "SparePart"],
  ["spare_part_2", "SparePart2"],
  ["URLPath", "URLPath"],
  ["ölstand", "Ölstand"],
  ["質問", "質問"],
  ["", ""],
])("pascalCase: %j → %j", (name, wanted) => {
  expect(pascalCase(name)).toBe(wanted);
});

test.each<[string, string]>([
  ["id", "id"],
  ["queue-name", "queueName"],
  ["X-Request-Id", "xRequestId"],
  ["ETag", "ETag"],
  ["queue_name", "queue_name"],
  ["filter[colour]", "filterColour"],
  ["2nd", "2nd"],
  ["質問", "質問"],
])("camelCase: %j → %j", (name, wanted) => {
  expect(camelCase(name)).toBe(wanted);
});

test.each<[string, string]>([
  ["getPart", "get-part"],
  ["getPartURL", "get-part-url"],
  ["getURLOfPart", "get-url-of-part"],
  ["get_part", "get-part"],
  ["v2Part", "v2-part"],
  ["SpareParts", "spare-parts"],
])("kebabCase: %j → %j", (name, wanted) => {
  expect(kebabCase(name)).toBe(wanted);
});

test.each([
  ["SpareÖl", "spareO\u0308l"],
  ["Paſs", "PASS"],
  ["Maß", "MASS"],
  ["ΣΟΦΟΣ", "Σοφος"],
])("names that differ in letter case or in Unicode form only are one file: %j and %j", (a, b) => {
  expect(fold(a)).toBe(fold(b));
});

describe("what cannot be a name says why", () => {
  test.each<[string, string | undefined]>([
    ["name", undefined],
    ["class", undefined],
    ["2nd", "is no identifier"],
    ["", "is no identifier"],
    ["__proto__", "has a meaning of its own on every JavaScript object"],
    ["constructor", "has a meaning of its own on every JavaScript object"],
    ["prototype", "has a meaning of its own on every JavaScript object"],
    ["toString", "has a meaning of its own on every JavaScript object"],
  ])("the key of a member: %j", (name, problem) => {
    expect(keyProblem(name)).toBe(problem);
  });

  test.each<[string, string | undefined]>([
    ["getPart", undefined],
    ["get_part", undefined],
    ["get-part", "is no plain identifier (letters, digits and _, beginning with a letter)"],
    ["$get", "is no plain identifier (letters, digits and _, beginning with a letter)"],
    ["delete", "is a reserved word of JavaScript"],
    ["then", "would make a promise of the client"],
    ["toJSON", "would be called by JSON.stringify(client)"],
    ["require", "is a reserved word of JavaScript"],
    ["send", undefined],
    ["a".repeat(231), "is too long for a file's name"],
    ["index", 'would be written to "index.ts", which lists the others'],
    ["con", "cannot be a file's name on Windows"],
  ])("the id of an operation: %j", (name, problem) => {
    expect(functionProblem(name)).toBe(problem);
  });

  test.each<[string, string | undefined]>([
    ["Part", undefined],
    ["2Parts", "is no identifier"],
    ["Promise", undefined],
  ])("the name of a type: %j", (name, problem) => {
    expect(typeProblem(name)).toBe(problem);
  });

  test.each<[string, string | undefined]>([
    ["Part", undefined],
    ["Index", 'would be written to "index.ts", which lists the others'],
    ["LPT1", "cannot be a file's name on Windows"],
    ["質".repeat(80), "is too long for a file's name"],
  ])("the name of a type that a file is named after: %j", (name, problem) => {
    expect(fileProblem(name)).toBe(problem);
  });
});

test.each<[string, boolean]>([
  ["part", true],
  ["_part.1-a", true],
  ["質問", true],
  ["\u{10000}", true],
  ["a:b", false],
  ["1part", false],
  ["-part", false],
  ["a b", false],
  ["", false],
  ["×", false],
])("an XML name without a colon: %j → %j", (name, wanted) => {
  expect(isNcName(name)).toBe(wanted);
});
