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
    ["2nd", "is not an identifier"],
    ["", "is not an identifier"],
    ["__proto__", "is a property that every JavaScript object inherits"],
    ["constructor", "is a property that every JavaScript object inherits"],
    ["prototype", "is a property that every JavaScript object inherits"],
    ["toString", "is a property that every JavaScript object inherits"],
  ])("the key of a member: %j", (name, problem) => {
    expect(keyProblem(name)).toBe(problem);
  });

  test.each<[string, string | undefined]>([
    ["getPart", undefined],
    ["get_part", undefined],
    ["get-part", "is not a plain identifier (letters, digits and _, beginning with a letter)"],
    ["$get", "is not a plain identifier (letters, digits and _, beginning with a letter)"],
    ["delete", "is a reserved word in JavaScript"],
    ["then", "would turn the client into a promise"],
    ["toJSON", "would be called by JSON.stringify(client)"],
    ["require", "is a reserved word in JavaScript"],
    ["send", undefined],
    ["a".repeat(231), "is too long for a file name"],
    ["index", 'would be written to "index.ts", which is the index of all files'],
    ["con", "is not a valid file name on Windows"],
  ])("the id of an operation: %j", (name, problem) => {
    expect(functionProblem(name)).toBe(problem);
  });

  test.each<[string, string | undefined]>([
    ["Part", undefined],
    ["2Parts", "is not an identifier"],
    ["Promise", undefined],
  ])("the name of a type: %j", (name, problem) => {
    expect(typeProblem(name)).toBe(problem);
  });

  test.each<[string, string | undefined]>([
    ["Part", undefined],
    ["Index", 'would be written to "index.ts", which is the index of all files'],
    ["LPT1", "is not a valid file name on Windows"],
    ["質".repeat(80), "is too long for a file name"],
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
