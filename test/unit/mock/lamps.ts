import type {
  AnswerDescription,
  ApiDescription,
  ExampleDescription,
  OperationDescription,
} from "../../../runtime/api/description.ts";
import { base64 } from "../../../runtime/codec/bytes.ts";
import {
  attribute,
  document,
  element,
  list,
  optional,
  struct,
} from "../../../runtime/codec/codec.ts";
import { double, int64, string } from "../../../runtime/codec/scalars.ts";
import { type Operation, type Parameter, parameter } from "../../../runtime/http/operation.ts";

function operation(
  id: string,
  method: string,
  path: string,
  parameters: readonly Parameter[],
): Operation<unknown, unknown> {
  return { id, method, path, parameters, responses: {}, failures: {} };
}

function described(
  each: Operation<unknown, unknown>,
  ...answers: readonly AnswerDescription[]
): OperationDescription {
  return { operation: each, summary: "", doc: "", parameters: {}, answers };
}

function example(name: string): ExampleDescription {
  return { name, summary: "", origin: "derived", text: `<lamp is="${name}"/>` };
}

function answer(status: string, ...names: readonly string[]): AnswerDescription {
  const examples = names.map(example);
  return { status, doc: "", examples, ...(names.length > 0 && { mediaType: "application/xml" }) };
}

const id = parameter("path", "id", int64, { required: true });

const getLamp = operation("getLamp", "GET", "/lamps/{id}", [
  id,
  parameter("query", "room", string),
  parameter("query", "colour", string, { repeated: true }),
  parameter("header", "x-level", double, { required: true }),
]);

const findLamp = operation("findLamp", "GET", "/lamps/first", []);
const lightLamp = operation("lightLamp", "PUT", "/größe/{room}-{name}.xml", [
  parameter("path", "room", string, { required: true }),
  parameter("path", "name", string, { required: true }),
]);
const plan = operation("plan", "POST", "/lamps/{id}/plan", [id]);

const planDocument = document(
  element("plan"),
  struct<{ at?: number | bigint; image?: Uint8Array; level: readonly number[] }>({
    at: optional(attribute("at"), int64),
    image: optional(element("image"), base64),
    level: list(element("level"), double),
  }),
);

/** An API with what the real one does not have: parameters of all kinds, classes of answers. */
export const lamps: ApiDescription = {
  name: "lamps",
  title: "Lamps",
  operations: [
    described(
      getLamp,
      answer("404", "missing"),
      answer("2XX", "on", "off"),
      answer("default", "broken"),
    ),
    described(findLamp, answer("200", "first")),
    described(lightLamp, answer("204")),
    {
      ...described(plan, answer("204")),
      body: {
        document: planDocument,
        mediaType: "application/xml",
        collection: "plans",
        examples: [],
      },
    },
  ],
  scenarios: [
    {
      name: "lit",
      summary: "A lamp is on.",
      parameters: { id: "7", room: "attic" },
      answers: { getLamp: { status: 200, example: "on" } },
    },
    {
      name: "dark",
      summary: "All lamps are off.",
      parameters: { id: "8" },
      answers: { getLamp: { status: 203, example: "off" } },
    },
  ],
  enums: [],
};
