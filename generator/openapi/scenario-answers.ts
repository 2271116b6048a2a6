import type { Example } from "./example.ts";
import type { Fields } from "./fields.ts";
import { oneOf } from "./hints.ts";
import type { Operation } from "./operation.ts";
import { headOf, type Placed, type Text } from "./placed.ts";
import type { Reading } from "./reading.ts";
import type { Response } from "./response.ts";

/** What an operation answers in a scenario. */
export interface Answer {
  readonly operation: string;
  readonly status: number;
  readonly example: Example | undefined;
}

/** The answer of every operation: `examples` names its body, `status` its status, where that is open. */
export function readAnswers(
  reading: Reading,
  fields: Fields,
  scenario: Text,
  operations: readonly Operation[],
): readonly Answer[] {
  const examples = readExamples(reading, fields);
  const statuses = readStatuses(reading, fields);
  checkOperations(reading, fields, operations);
  return operations.flatMap((operation) => {
    const id = operation.id?.value;
    if (id === undefined) return [];
    const chosen = { id, example: examples.read.get(id), status: statuses.read.get(id) };
    if (examples.unread.has(id) || statuses.unread.has(id)) return [];
    const resolved = resolve(operation, chosen, scenario);
    if (!("problem" in resolved)) return [{ operation: id, ...resolved }];
    const { span, hint, problem } = resolved;
    // An answer that could not be read may have what is missing here.
    if (operation.responses.every(isWhole)) {
      reading.diagnostics.report("invalid-scenario", span, { problem }, { hint });
    }
    return [];
  });
}

function isWhole({ answer }: Response): boolean {
  return answer !== undefined && (answer.media !== undefined || !answer.hasContent);
}

/** What is said of each operation, and the operations of which something was said that is not right. */
interface Said<T> {
  readonly read: ReadonlyMap<string, Placed<T>>;
  readonly unread: ReadonlySet<string>;
}

function readExamples(reading: Reading, fields: Fields): Said<string> {
  const wanted = "by its name";
  return readEach(reading, fields, "examples", wanted, isText);
}

function readStatuses(reading: Reading, fields: Fields): Said<number> {
  return readEach(reading, fields, "status", "as a number from 200 to 599", isStatus);
}

function readEach<T>(
  reading: Reading,
  fields: Fields,
  key: string,
  wanted: string,
  fits: (value: unknown) => value is T,
): Said<T> {
  const read = new Map<string, Placed<T>>();
  const unread = new Set<string>();
  for (const { key: operation, value: node } of fields.entries(key)) {
    if (node.kind === "value" && fits(node.value)) {
      read.set(operation, { value: node.value, span: node.span });
    } else {
      unread.add(operation);
      const problem = `what "${operation}" answers is given ${wanted}`;
      reading.diagnostics.report("invalid-scenario", headOf(node), { problem });
    }
  }
  return { read, unread };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isStatus(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 200 && value <= 599;
}

function checkOperations(reading: Reading, fields: Fields, operations: readonly Operation[]): void {
  const ids = operations.flatMap(({ id }) => (id === undefined ? [] : [id.value]));
  const known = new Set(ids);
  for (const { key, keySpan } of [...fields.entries("examples"), ...fields.entries("status")]) {
    if (known.has(key)) continue;
    const problem = `there is no operation "${key}"`;
    const hint = oneOf(key, known);
    reading.diagnostics.report("invalid-scenario", keySpan, { problem }, { hint });
  }
}

interface Choice {
  readonly id: string;
  readonly example: Text | undefined;
  readonly status: Placed<number> | undefined;
}

interface Refusal {
  readonly problem: string;
  readonly span: Text["span"];
  readonly hint: string;
}

type Resolved = Omit<Answer, "operation">;

/** What is chosen for an operation, found among its answers. */
function resolve(operation: Operation, choice: Choice, scenario: Text): Resolved | Refusal {
  const { id, example, status } = choice;
  if (status !== undefined) {
    const response = responseTo(operation, status.value);
    if (response === undefined) {
      const problem = `"${id}" has no answer with status ${status.value}`;
      const hint = oneOf(
        "",
        operation.responses.map((each) => each.status.value),
      );
      return { problem, span: status.span, hint };
    }
    return resolveBody(response, choice, status);
  }
  if (example === undefined) {
    const problem = `"${scenario.value}" does not say what "${id}" answers`;
    return { problem, span: scenario.span, hint: "name one of its examples, or a status" };
  }
  const found = operation.responses.filter((each) => exampleIn(each, example.value) !== undefined);
  const [response, second] = found;
  if (response === undefined) return unknownExample(id, operation.responses, example);
  const value = Number(response.status.value);
  if (second !== undefined || !isStatus(value)) {
    const problem = `the example "${example.value}" of "${id}" leaves the status open`;
    return { problem, span: example.span, hint: "give the status, too, under status" };
  }
  return { status: value, example: exampleIn(response, example.value) };
}

function resolveBody(
  response: Response,
  { id, example: name }: Choice,
  status: Placed<number>,
): Resolved | Refusal {
  if (name === undefined) {
    if (status.value >= 300 || response.answer?.media === undefined) {
      return { status: status.value, example: undefined };
    }
    const problem = `"${id}" has a body with status ${status.value}`;
    return { problem, span: status.span, hint: "name one of its examples under examples" };
  }
  const example = exampleIn(response, name.value);
  return example ? { status: status.value, example } : unknownExample(id, [response], name);
}

function unknownExample(id: string, responses: readonly Response[], name: Text): Refusal {
  const known = responses.flatMap(({ answer }) => answer?.media?.examples ?? []);
  const problem = `"${id}" has no example "${name.value}"`;
  const hint = oneOf(name.value, new Set(known.map((example) => example.name.value)));
  return { problem, span: name.span, hint };
}

function exampleIn({ answer }: Response, name: string): Example | undefined {
  return answer?.media?.examples.find((example) => example.name.value === name);
}

/** The answer to a status: its own, else its class's, else the default (OpenAPI 3.2 §4.16). */
function responseTo({ responses }: Operation, status: number): Response | undefined {
  const names = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  const found = names.map((name) => responses.find((each) => each.status.value === name));
  return found.find((response) => response !== undefined);
}
