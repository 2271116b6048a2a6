import type {
  Answer,
  Enum,
  Example,
  Operation,
  RequestBody,
  Response,
  Scenario,
  Server,
} from "../../model/model.ts";
import type { EmitInput, Emitter } from "../emitter.ts";
import { modules, operationModule } from "../modules.ts";
import {
  type Code,
  type Entry,
  expanded,
  list,
  literal,
  object,
  textLiteral,
  typeArguments,
} from "./code.ts";
import { useContent, useDocument } from "./codec-code.ts";
import { enumValue } from "./enums.ts";
import { operationName } from "./operations.ts";
import { constant, typeAlias } from "./statements.ts";
import { TsFile } from "./ts-file.ts";

/** The type of the scenarios' names. */
export const SCENARIO_NAME = "ScenarioName";

/** All that the spec says, as data: the mock, the probe and the command line go by it. */
export const description: Emitter = {
  name: "description",
  neededBy: ["command", "conformance", "mock", "msw", "proxy"],
  emit(input) {
    const { api } = input;
    if (api.operations.length === 0) return [];
    const file = new TsFile(input, modules.api, ["api", SCENARIO_NAME]);
    const scenarios = api.scenarios.map(({ name }) => literal(name));
    const names = scenarios.length === 0 ? "never" : scenarios.join(" | ");
    const type = file.useRuntimeType("ApiDescription", "api/description");
    const value = expanded({
      name: literal(commandName(input)),
      title: literal(api.title),
      servers: api.servers.length === 0 ? undefined : list(api.servers.map(server)),
      operations: list(api.operations.map((each) => operation(each, file))),
      scenarios: list(api.scenarios.map(scenario)),
      enums: list(enumerations(file)),
    });
    file.add(
      typeAlias(SCENARIO_NAME, names, ["The name of a scenario of the spec."]),
      constant("api", value, {
        type: typeArguments(type, SCENARIO_NAME),
        docs: ["The API as data."],
      }),
    );
    return [file.print("#")];
  },
};

/** What the spec's file is called, without its endings. */
export function commandName({ specPath }: Pick<EmitInput, "specPath">): string {
  const file = specPath.slice(specPath.lastIndexOf("/") + 1);
  return file.replace(/(\.openapi)?\.(ya?ml|json)$/, "");
}

/** With the descriptions of the variables in its path: the host is each deployment's own. */
function server({ url, variables }: Server): Code {
  const filled = variables.reduce(
    (text, each) => text.replaceAll(`{${each.name}}`, each.default),
    url,
  );
  const [, path = ""] = /^[^/]*\/\/[^/]*(\/.*)$/.exec(url) ?? [];
  const docs = variables.filter(({ name }) => path.includes(`{${name}}`)).map(({ doc }) => doc);
  const doc = docs.join(" ").replace(/\s+/g, " ").trim();
  return expanded({ url: literal(filled), doc: literal(doc) });
}

function operation(
  { id, summary, doc, parameters, body, responses, failures }: Operation,
  file: TsFile,
): Code {
  return expanded({
    operation: file.use(operationName(id), operationModule(id)),
    summary: literal(summary),
    doc: textLiteral(doc),
    parameters: object(parameters.map((each): Entry => [each.name, literal(each.doc)])),
    body: body && requestBody(body, file),
    answers: list([...responses, ...failures].map(answer)),
  });
}

function requestBody(body: RequestBody, file: TsFile): Code {
  return expanded({
    document: useDocument(file, body.document),
    mediaType: literal(body.mediaType),
    collection: literal(body.collection),
    examples: examples(body.examples),
  });
}

function answer({ status, doc, mediaType, examples: given }: Response): Code {
  return expanded({
    status: literal(status),
    doc: literal(doc),
    mediaType: mediaType === undefined ? undefined : literal(mediaType),
    examples: examples(given),
  });
}

/** Samples that show what is on the wire. */
function examples(given: readonly Example[]): Code {
  return list(
    given.flatMap(({ name, summary, source, text }) => {
      if (text === undefined) return [];
      const known = { name: literal(name), summary: literal(summary), origin: literal(source) };
      return [expanded({ ...known, text: textLiteral(text) })];
    }),
  );
}

function scenario({ name, summary, parameters, answers }: Scenario): Code {
  return expanded({
    name: literal(name),
    summary: literal(summary),
    parameters: object(parameters.map((each): Entry => [each.name, literal(each.value)])),
    answers: expanded(answers.map(scenarioAnswer)),
  });
}

function scenarioAnswer({ operation, status, example }: Answer): Entry {
  const shown = example === undefined ? undefined : literal(example.name);
  return [operation, object({ status: String(status), example: shown })];
}

function enumerations(file: TsFile): readonly Code[] {
  const { enums, structs, documents } = file.api;
  // Gathered in one pass: enums and structs are many where operations are.
  const places = new Map<string, Code[]>(enums.map(({ name }) => [name, []]));
  for (const { name, members } of structs) {
    for (const { type, key } of members) {
      if (type.kind !== "enum") continue;
      const struct = useContent(file, name);
      const place = object({ kind: literal("member"), struct, key: literal(key) });
      places.get(type.name)?.push(place);
    }
  }
  for (const { name, type } of documents) {
    if (type.kind !== "enum") continue;
    const place = object({ kind: literal("root"), document: useDocument(file, name) });
    places.get(type.name)?.push(place);
  }
  return enums.map((each) => enumeration(each, places.get(each.name) ?? []));
}

function enumeration({ name, values }: Enum, places: readonly Code[]): Code {
  const known = values.map(({ value, doc }) =>
    object({ value: enumValue(value), doc: literal(doc) }),
  );
  return expanded({ name: literal(name), values: list(known), places: list(places) });
}
