import type {
  Answer,
  Api,
  Enum,
  Example,
  Operation,
  Response,
  Scenario,
  Server,
} from "../../model/model.ts";
import { TypeIndex } from "../../model/type-index.ts";
import type { EmitInput, Emitter } from "../emitter.ts";
import { codecModule, modules, operationModule, runtimeModule, sourceOf } from "../modules.ts";
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
import { CodecNames } from "./codec-names.ts";
import { operationName } from "./operations.ts";
import { constant, jsDoc, TsFile } from "./ts-file.ts";
import { StructureKind } from "./ts-morph.ts";

/** The type of the scenarios' names. */
export const SCENARIO_NAME = "ScenarioName";

/** All that the spec says, as data: the mock, the probe and the command line go by it. */
export const description: Emitter = {
  name: "description",
  neededBy: ["command", "conformance", "mock", "msw", "proxy"],
  emit(input) {
    const { api } = input;
    if (api.operations.length === 0) return [];
    const file = new TsFile(modules.api, ["api", SCENARIO_NAME]);
    const names = new CodecNames(file, input, new TypeIndex(api), undefined);
    const described = file.useType("ApiDescription", runtimeModule(input, "api/description"));
    const type = typeArguments(described, SCENARIO_NAME);
    const value = expanded([
      ["name", literal(commandName(input))],
      ["title", literal(api.title)],
      ...(api.servers.length === 0 ? [] : [["servers", list(api.servers.map(server))] as const]),
      ["operations", list(api.operations.map((each) => operation(each, file, names)))],
      ["scenarios", list(api.scenarios.map(scenario))],
      ["enums", list(enumerations(api, file, names))],
    ]);
    const scenarios = api.scenarios.map(({ name }) => literal(name));
    file.add({
      kind: StructureKind.TypeAlias,
      isExported: true,
      name: SCENARIO_NAME,
      type: scenarios.length === 0 ? "never" : scenarios.join(" | "),
      docs: jsDoc(["The name of a scenario of the spec."]),
    });
    file.add(constant("api", value, { type, docs: jsDoc(["The API as data."]) }));
    return [file.print(sourceOf(input, "#"))];
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
  return expanded([
    ["url", literal(filled)],
    ["doc", literal(doc)],
  ]);
}

function operation(
  { id, summary, doc, parameters, body, responses, failures }: Operation,
  file: TsFile,
  names: CodecNames,
): Code {
  const entries: Entry[] = [
    ["operation", file.use(operationName(id), operationModule(id))],
    ["summary", literal(summary)],
    ["doc", textLiteral(doc)],
    ["parameters", object(parameters.map((each) => [each.name, literal(each.doc)]))],
  ];
  if (body) {
    const document = file.use(names.document(body.document), codecModule(body.document));
    entries.push([
      "body",
      expanded([
        ["document", document],
        ["mediaType", literal(body.mediaType)],
        ["collection", literal(body.collection)],
        ["examples", list(examples(body.examples))],
      ]),
    ]);
  }
  entries.push(["answers", list([...responses, ...failures].map(answer))]);
  return expanded(entries);
}

function answer({ status, doc, mediaType, examples: given }: Response): Code {
  return expanded([
    ["status", literal(status)],
    ["doc", literal(doc)],
    ...(mediaType === undefined ? [] : [["mediaType", literal(mediaType)] as const]),
    ["examples", list(examples(given))],
  ]);
}

/** Samples that show what is on the wire. */
function examples(given: readonly Example[]): readonly Code[] {
  return given.flatMap(({ name, summary, source, text }) =>
    text === undefined
      ? []
      : [
          expanded([
            ["name", literal(name)],
            ["summary", literal(summary)],
            ["origin", literal(source)],
            ["text", textLiteral(text)],
          ]),
        ],
  );
}

function scenario({ name, summary, parameters, answers }: Scenario): Code {
  return expanded([
    ["name", literal(name)],
    ["summary", literal(summary)],
    ["parameters", object(parameters.map((each) => [each.name, literal(each.value)]))],
    ["answers", expanded(answers.map(scenarioAnswer))],
  ]);
}

function scenarioAnswer({ operation, status, example }: Answer): Entry {
  const entries: Entry[] = [["status", String(status)]];
  if (example !== undefined) entries.push(["example", literal(example.name)]);
  return [operation, object(entries)];
}

function enumerations({ enums, structs, documents }: Api, file: TsFile, names: CodecNames) {
  // Gathered in one pass: enums and structs are many where operations are.
  const places = new Map<string, Code[]>(enums.map(({ name }) => [name, []]));
  for (const struct of structs) {
    for (const { type, key } of struct.members) {
      if (type.kind !== "enum") continue;
      const content = file.use(names.content(struct.name), codecModule(struct.name));
      const place = object([
        ["kind", literal("member")],
        ["struct", content],
        ["key", literal(key)],
      ]);
      places.get(type.name)?.push(place);
    }
  }
  for (const { name, type } of documents) {
    if (type.kind !== "enum") continue;
    const document = file.use(names.document(name), codecModule(name));
    const place = object([
      ["kind", literal("root")],
      ["document", document],
    ]);
    places.get(type.name)?.push(place);
  }
  return enums.map((each) => enumeration(each, places.get(each.name) ?? []));
}

function enumeration({ name, values }: Enum, places: readonly Code[]): Code {
  const known = values.map(({ value, doc }) =>
    object([
      ["value", typeof value === "string" ? literal(value) : String(value)],
      ["doc", literal(doc)],
    ]),
  );
  return expanded([
    ["name", literal(name)],
    ["values", list(known)],
    ["places", list(places)],
  ]);
}
