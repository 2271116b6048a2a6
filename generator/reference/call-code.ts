import { commandName } from "../emitters/description.ts";
import { assign, type Code, call, key, layOut, list, literal, object } from "../emitters/layout.ts";
import type { Operation } from "../model.ts";
import { type ExampleCall, exampleValue } from "./example-call.ts";
import type { ReferenceInput } from "./input.ts";
import { entriesOf, valueCode } from "./value-code.ts";

/** Where the mock listens in examples. */
export const MOCK = "http://127.0.0.1:4010";

/** An import of the package, and a client for the mock. */
export function clientCode(input: ReferenceInput, ...names: readonly string[]): string {
  const imported = ["createClient", ...names].sort(byLetters).join(", ");
  const create = call("createClient", object([assign("baseUrl:", literal(MOCK))]));
  return [
    `import { ${imported} } from ${literal(commandName(input))};`,
    "",
    layOut(assign("const client =", create, ";")),
  ].join("\n");
}

function byLetters(a: string, b: string): number {
  return a.toLowerCase() < b.toLowerCase() ? -1 : 1;
}

/** A call in TypeScript, and below it what it gives. */
export function callCode(
  input: ReferenceInput,
  operation: Operation,
  example: ExampleCall,
): string {
  const gives = operation.responses.some(({ document }) => document !== undefined);
  const left = gives ? "const answer = await" : "await";
  const lines = [clientCode(input), callLine(left, input, operation, example)];
  if (!gives) return lines.join("\n");
  const [only = "", ...more] = answerLines(input, operation, example);
  const shown = more.length > 0 ? `\n${[only, ...more].join("\n")}` : only && ` ${only}`;
  return [...lines, `console.log(answer);${shown}`].join("\n");
}

/** The call as a statement. The object stays at its bracket, also where it takes several lines. */
export function callLine(
  left: string,
  input: ReferenceInput,
  operation: Operation,
  example: ExampleCall,
): string {
  const name = `client.${operation.id}`;
  const entries = [...parameterEntries(input, operation, example), ...bodyEntries(input, example)];
  if (entries.length === 0) return `${left} ${name}();`;
  const line = `${left} ${layOut(call(name, object(entries)))};`;
  return line.includes("\n") || line.length > 100
    ? `${left} ${layOut(call(name, object(entries, true)))};`
    : line;
}

function parameterEntries(
  { types }: ReferenceInput,
  { parameters }: Operation,
  { params }: ExampleCall,
): readonly Code[] {
  return parameters.flatMap((parameter) => {
    const given = params[parameter.key];
    if (given === undefined) return [];
    const values = [given].flat().map((value) => valueCode(value, parameter.type, types));
    return [
      assign(`${key(parameter.key)}:`, parameter.repeated ? list(values) : (values[0] ?? "")),
    ];
  });
}

function bodyEntries({ types }: ReferenceInput, { body }: ExampleCall): readonly Code[] {
  if (body?.document.type.kind !== "struct") return [];
  return entriesOf(body.value, body.document.type.name, types);
}

function answerLines(
  { types, roots }: ReferenceInput,
  { responses }: Operation,
  { answer }: ExampleCall,
): readonly string[] {
  const response = responses.find(({ examples }) => answer && examples.includes(answer));
  const document = roots.get(response?.document ?? "");
  const value = answer && document && exampleValue(answer, document, types);
  if (document === undefined || value === undefined) return [];
  const code = layOut(valueCode(value, document.type, types), 3);
  return code.split("\n").map((line) => `// ${line.replace(/^ {3}/, "")}`);
}
