import type { Json } from "../../../runtime/api/case.ts";
import { curlLine } from "../../../runtime/text/curl-line.ts";
import { bodyParams } from "../../conformance/parameter-sample.ts";
import { wireRequest } from "../../conformance/wire-request.ts";
import type { Operation } from "../../model/model.ts";
import { call, type Entry, list, literal, object } from "../typescript/code.ts";
import { commandName } from "../typescript/description-file.ts";
import { formatExpression, formatTypeScript } from "../typescript/format.ts";
import { type ExampleCall, exampleValue } from "./example-call.ts";
import type { ReferenceInput } from "./input.ts";
import { entriesOf, valueCode } from "./value-code.ts";

/** Where the mock listens in examples. */
export const MOCK = "http://127.0.0.1:4010";

/** An import of the package, and a client for the mock, not formatted. */
export function clientCode(input: ReferenceInput, ...names: readonly string[]): string {
  const imported = ["createClient", ...names].sort(byLetters).join(", ");
  const create = call("createClient", object([["baseUrl", literal(MOCK)]]));
  return `import { ${imported} } from ${literal(commandName(input))};\n\nconst client = ${create};\n`;
}

function byLetters(a: string, b: string): number {
  return a.toLowerCase() < b.toLowerCase() ? -1 : 1;
}

/** A call in TypeScript, and below it what it gives. */
export async function callCode(
  input: ReferenceInput,
  operation: Operation,
  example: ExampleCall,
): Promise<string> {
  const gives = operation.responses.some(({ document }) => document !== undefined);
  const statement = callStatement(input, operation, example);
  if (!gives) return formatTypeScript("call.ts", `${clientCode(input)}${statement}`);
  const answer = await answerComment(input, operation, example);
  return formatTypeScript(
    "call.ts",
    `${clientCode(input)}const answer = ${statement}\nconsole.log(answer);${answer}`,
  );
}

/** The call as a statement, not formatted. */
export function callStatement(
  input: ReferenceInput,
  operation: Operation,
  example: ExampleCall,
): string {
  const entries = [
    ...parameterEntries(input, operation, example),
    ...bodyEntries(input, operation, example),
  ];
  const items = entries.length === 0 ? [] : [object(entries)];
  return `await ${call(`client.${operation.id}`, ...items)};`;
}

function parameterEntries(
  { types }: ReferenceInput,
  { parameters }: Operation,
  { params }: ExampleCall,
): readonly Entry[] {
  return parameters.flatMap((parameter) => {
    const given = params[parameter.key];
    if (given === undefined) return [];
    const values = [given].flat().map((value) => valueCode(value, parameter.type, types));
    return [[parameter.key, parameter.repeated ? list(values) : (values[0] ?? "")]];
  });
}

function bodyEntries(
  { types }: ReferenceInput,
  operation: Operation,
  { body }: ExampleCall,
): readonly Entry[] {
  const key = operation.body?.key;
  if (body !== undefined && key !== undefined) {
    return [[key, valueCode(body.value, body.document.type, types)]];
  }
  if (body?.document.type.kind !== "struct") return [];
  return entriesOf(body.value, body.document.type.name, types);
}

/** What a call gives, as a comment: beside the statement if it is one line, otherwise below. */
async function answerComment(
  { types, roots }: ReferenceInput,
  { responses }: Operation,
  { answer }: ExampleCall,
): Promise<string> {
  const response = responses.find(({ examples }) => answer && examples.includes(answer));
  const document = roots.get(response?.document ?? "");
  const value = answer && document && exampleValue(answer, document, types);
  if (document === undefined || value === undefined) return "";
  const lines = (await formatExpression(valueCode(value, document.type, types))).split("\n");
  return (lines.length > 1 ? "\n" : " ") + lines.map((line) => `// ${line}`).join("\n");
}

/** The same request from a shell, whichever it is. */
export function shellCode(
  { types }: ReferenceInput,
  operation: Operation,
  { params, body, answer }: ExampleCall,
): string {
  const members = bodyParams(operation, body?.value as Json | undefined);
  const { method, path, headers } = wireRequest(operation, { ...params, ...members }, types);
  return curlLine({
    method,
    url: MOCK + path,
    headers: Object.entries(headers).filter(([name]) => name !== "accept"),
    xml: body?.text,
    showsHead: answer === undefined,
  });
}
