import type { Case } from "../../../runtime/api/case.ts";
import { errorCodes } from "../../../runtime/api/error-codes.ts";
import { type LimitedCases, MOST_CASES } from "../../conformance/case-limit.ts";
import { tags } from "../../conformance/tags.ts";
import type { Api } from "../../model/model.ts";
import { codesIn } from "../codes-in.ts";
import type { EmitInput, GeneratedFile } from "../emitter.ts";
import { code, link, plain, table } from "../markdown/inline.ts";
import { MarkdownPage } from "../markdown/page.ts";
import { pathBetween, sourceOf } from "../modules.ts";
import { casesFile, conformanceFiles } from "./conformance-files.ts";
import { addTestees } from "./testee-section.ts";
import { addWire } from "./wire-section.ts";

/** A page about the cases, for people who need not know TypeScript. */
export function conformancePage(
  input: EmitInput,
  byOperation: readonly LimitedCases[],
): Promise<GeneratedFile> {
  const page = new MarkdownPage(conformanceFiles.page);
  page.heading(1, `Conformance cases: ${plain(input.api.title)}`);
  page.add(INTRODUCTION);
  const isLimited = byOperation.some(({ leftOut }) => leftOut > 0);
  const more = isLimited ? ["left out"] : [];
  const rows = byOperation.map((each) => [
    ...countRow(each),
    ...(isLimited ? [String(each.leftOut)] : []),
  ]);
  page.add(table([["operation", ...kinds, "all", "of these, may", ...more], ...rows]));
  if (isLimited) page.add(limited(input.maxCases ?? MOST_CASES));
  page.heading(2, "The five kinds");
  page.add(KINDS);
  page.heading(2, "Must and may");
  page.add(LEVELS);
  addTestees(page, input, byOperation);
  addWire(page, input);
  page.heading(2, "How documents are read");
  page.add(DOCUMENTS);
  page.heading(2, "How values are written");
  page.add(VALUES);
  page.heading(2, "Errors");
  page.add(ERRORS);
  page.add(table([["code", "when"], ...errorMeanings(input.api)]));
  page.add(PLACES);
  page.add(table([["what is wrong", "line and column are those of"], ...placeRules]));
  page.heading(2, "Tags");
  const tagRows = Object.entries(tags).map(([tag, what]) => [code(tag), what]);
  page.add(table([["tag", "what the case is about"], ...tagRows]));
  page.heading(2, "Run them from TypeScript");
  page.add(TYPESCRIPT);
  return page.print(sourceOf(input, "#"));
}

const kinds = ["response", "body", "path", "request", "scenario"] as const satisfies Case["kind"][];

function countRow({ operation: { id }, cases }: LimitedCases): readonly string[] {
  const counts = kinds.map((kind) => cases.filter((each) => each.kind === kind).length);
  const path = pathBetween(conformanceFiles.page, casesFile(id));
  const may = cases.filter(({ level }) => level === "may").length;
  return [link(code(id), path), ...[...counts, cases.length, may].map(String)];
}

type Row = readonly [string, string];

/** What the codes of an API mean. */
function errorMeanings(api: Api): readonly Row[] {
  return codesIn(api).map((each): Row => [code(each), errorCodes[each].meaning]);
}

/** Where problems are; of others a case gives no place. */
const placeRules: readonly Row[] = [
  ["a wrong value of an attribute", "its first character, after the quotation mark"],
  [
    "a wrong value of an element",
    "its first character, white space included; if it is empty, that of the end tag",
  ],
  [
    "a member that is missing, too few or too many items",
    "the `<` of the element that has to hold them",
  ],
  ["an element that comes twice", "the `<` of the second one"],
  ["an attribute that comes twice", "the name of the second one"],
  ["an element inside a value", "its `<`"],
  ["text where only elements belong", "its first character"],
  ["another root, a DOCTYPE, an element that is too deep", "its `<`"],
  ["a prefix that is not declared", "its first character"],
  ["a reference to an unknown entity or character, an ampersand alone", "the `&`"],
  ["an end tag of another name", "its `<`"],
  ["a document that ends too early", "its end"],
  ["bytes that are not in the encoding", "the first of them"],
  ["anything else that is not well-formed", "the first character that cannot be where it is"],
];

const INTRODUCTION = `A case says what an implementation of this API is given, and what it must make of that. An implementation may
be a client or a server, in any language. The cases of each operation are a file of JSON in \`cases/\`;
[\`cases.schema.json\`](cases.schema.json) is the JSON Schema of such a file, and says what each field is.
For the runner in TypeScript they are the constant \`cases\` of [\`index.ts\`](index.ts).

Some cases are samples of the spec, some were written by hand beside it, and most follow from what the
spec says of a document: its members, their types and namespaces. No case was made by reading or writing with the
code that is tested. Each has an \`id\`, which does not change, and a sentence that says why it exists.`;

const limited = (
  most: number,
) => `There would be more cases than anybody runs, so an operation has ${most} at most, and all have 10 times as many:
\`--max-cases\` of the generator sets the number. A case longer than 2,048 characters counts as several. Of cases that show
the same thing those of later members were left out. No sample, no case that was written by hand, and no operation's plain
and whole request are among these.`;

const KINDS = `- **response**: a client gets an answer with this status, these headers and this body. \`expect\` is the value that
  it gives to its caller, \`nothing\` for a success without a value, or an error.
- **body**: a server is sent this body. \`expect\` is the value that it reads, or an error. Most servers tell
  neither: for them the only question is whether they accept the body, or refuse it with a status of 4xx.
- **path**: a server is asked for this path, which comes after the base URL. \`expect\` is the input that it reads; a server in use
  has to answer as it does to the request that a client sends for that input.
- **request**: a client is called with \`params\`: the parameters, and the members of the body, by their names. \`expect\`
  is the request that it sends, or the error \`invalid-input\`, which says that nothing is sent: a parameter or a member is
  missing, is \`null\` where it may not be, is not of its type, is beyond its limits, or has a character that XML cannot carry.
  A parameter or member that the operation does not have is refused, too, in cases that are \`may\`. A whole number is sent
  in its shortest form: \`0007\` as \`7\`. \`path\` comes after the base URL. Headers that are not named may be sent too.
  Bodies are compared as documents: prefixes, the order of attributes and white space among elements mean nothing.
- **scenario**: a client is called with \`params\`, and calls a server. The case does not hold the server's answer:
  the server knows from \`params\` which state to be in. \`expect\` is as for a response.

\`options\` are settings that a case depends on: \`maxResponseBytes\`, the longest body that is read, in bytes, or
\`requestNamespace\`, a namespace that is given to the elements of a request that have none, and to no others. Skip the
case if your implementation has no such setting.`;

const LEVELS = `A case with the \`level\` **must** follows from a standard or from the spec. One with **may** is about what a
standard leaves open, such as an encoding besides UTF-8 and UTF-16, about a limit that protects an implementation, or about
a server that reads a body: it may compare the body with a schema and refuse what it does not know, or bind it to objects
and pass over what is missing. An implementation that fails a \`may\` conforms; a report should still show it.
The report of the runner calls these cases optional.`;

const DOCUMENTS = `- \`Content-Type\` is part of what is given. Bytes are read by the byte order mark, else by the \`charset\` of the
  Content-Type, else by the XML declaration, else as UTF-8 (RFC 7303 §3.2). Where the header came twice, its values
  are joined by a comma, and the first charset counts. A charset may be in quotation marks, with a backslash before a
  character that is meant literally; what is inside the quotation marks of another parameter is not a parameter (RFC 9110 §5.6).
  A declaration that contradicts the \`charset\` is passed over. One that contradicts the byte order mark is the error
  \`encoding\`, and so is UTF-16 that neither a mark nor a \`charset\` announces; these cases are \`may\`.
  The media type is not compared: an answer is judged by its body.
- A document that is not well-formed by XML 1.0 and Namespaces in XML 1.0 has no value. One with a DOCTYPE is refused.
  A document of any version 1.x is read as one of 1.0, in cases that are \`may\`; one of another version is not well-formed.
- Elements and attributes that are not named here are skipped with all that they hold. Members may come in any order.
- White space around a value is removed, except for a string, which is kept as it is. In a token, each run of white space becomes
  one blank. White space is a blank, a tab, a line feed or a carriage return, and nothing else.
- Enumerated values are tokens or numbers: \` a \` is the listed \`a\`, and \`01\` the listed 1.
- Booleans are \`true\`, \`false\`, \`1\` and \`0\`, and may be read in any letter case; whole numbers, doubles, dates and bytes are written as in XML Schema Part 2.
- A number that is written as it should be, and that its type cannot hold, is \`out-of-range\` and not \`invalid-int32\` or the like:
  \`2147483648\` as an int32, or \`1e400\` as a double, which does not become infinite.
- An element with \`xsi:nil="true"\` (or \`1\`) counts as absent: where it has to be there, the error is \`missing\`. Where it occurs
  \`1, or null\`, it is \`null\`.
- Text beside the elements of an object is an error, and so is an element inside a value, or one that comes twice and is not a list.
- The body of an answer whose status is not a success is not read. The error is \`unexpected-status\`, with \`status\`.`;

const VALUES = table([
  ["value", "in a case"],
  ["an int64", 'a decimal string, however small it is: `"1000"`'],
  ["other whole numbers, doubles", "a number"],
  ["a double that is not a number of JSON", '`"INF"`, `"-INF"` or `"NaN"`'],
  ["bytes", "base64"],
  ["a date and time", "the text that was sent"],
  ["a member that is not there", "no member; `null` is only for a member that occurs `1, or null`"],
  ["a body that is text in UTF-8", "`text`"],
  ["any other body", "`base64`"],
]);

const ERRORS = `\`codes\` says what is wrong. Where parsers differ in what they find wrong, it has several codes, and any of them
will do. A document that is not well-formed is never reported as anything else, and has no \`path\`; of other
problems the first in the document is reported; a missing member is noticed at the end of the element that lacks it. \`path\` leads
from the root by local names, \`/a/b[2]/@c\`: items of a list are numbered from 1. It leads to

- the member that is missing, comes twice, or has a wrong value;
- the list that has too few items, without a number, as in \`/a/b\`: that is \`out-of-range\`, even if there are none;
- the object, where there is text beside its elements;
- the inner element, where there is an element inside a value;
- the root as it is in the document, where another one is expected;
- \`/\`, the whole document, for \`doctype\`, \`encoding\`, \`empty-body\` and \`too-large\`.

For \`invalid-input\`, \`path\` is the name of the parameter, as in \`id\`. A member of a body has the path that it would have in the
document, as in \`/a/b[2]/@c\`. What the operation does not have is named by its own name, or by the path of the root
if the operation has a body.`;

const PLACES = `Where a case has \`line\` and \`column\`, both are counted from 1. Lines end as XML has it, in a line feed, a
carriage return, or both. A column is a character of Unicode; a byte order mark takes none.
A member that counts as absent because of \`xsi:nil\` is at the \`<\` of its own element. For \`]]>\` in text it is the first of the
three characters that counts, and for a wrong version in the XML declaration the word \`version\`.`;

const TYPESCRIPT = `\`\`\`ts
import { cases, createClientTarget, memoryConnection, printReport, runConformance } from "./index.ts";

const report = await runConformance({ target: createClientTarget(memoryConnection()), cases });
console.log(printReport(report));
\`\`\`

\`createClientTarget(mockConnection({ baseUrl }))\` has the client of this package talk to a mock over HTTP.
\`createServerTarget({ baseUrl })\` asks a server, even one in use: only GETs are sent to it unless more is
allowed, and the report counts the cases that were not run, by kind and reason. \`createCodecTarget()\` is the decoders and encoders alone. Any other implementation is a \`Target\`: an object with
a \`name\`, and a function \`run\` that is given a case and returns the result. A case that takes longer than
\`caseTimeoutMs\` (10 s) fails; a run stops after \`timeoutMs\` (10 minutes), or when \`stopAfter\` (5) cases in a row got
no answer, and is not \`ok\` then; \`signal\` ends it. Known failures can be listed, an
id and a reason on each line, for \`parseKnownFailures\`. \`printJunit\` gives a report for build servers.`;
