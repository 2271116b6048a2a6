import type { EmitInput, Emitter } from "../emitter.ts";
import type {
  Answer,
  Api,
  Enum,
  Example,
  Operation,
  Response,
  Scenario,
  Server,
} from "../model.ts";
import { CodecNames } from "./codec-names.ts";
import { assign, type Code, key, layOut, list, literal, object } from "./layout.ts";
import { codecModule, modules, operationModule, runtimeModule, sourceOf } from "./modules.ts";
import { operationName } from "./operations.ts";
import { Structs } from "./structs.ts";
import { docComment, TsFile } from "./ts-file.ts";

/** All that the spec says, as data: the mock, the probe and the command line go by it. */
export const description: Emitter = {
  name: "description",
  emit(input) {
    const { api } = input;
    if (api.operations.length === 0) return [];
    const file = new TsFile(modules.api, ["api"]);
    const names = new CodecNames(file, input, new Structs(api), undefined);
    const type = file.useType("ApiDescription", runtimeModule(input, "description"));
    const value = object(
      [
        assign("name:", literal(commandName(input))),
        assign("title:", literal(api.title)),
        ...(api.servers.length === 0 ? [] : [assign("servers:", spread(api.servers.map(server)))]),
        assign("operations:", spread(api.operations.map((each) => operation(each, file, names)))),
        assign("scenarios:", spread(api.scenarios.map(scenario))),
        assign("enums:", spread(api.enums.map((each) => enumeration(each, api, file, names)))),
      ],
      true,
    );
    const declaration = layOut(assign(`export const api: ${type} =`, value, ";"));
    file.add(docComment(["The API as data."]) + declaration);
    return [file.print(sourceOf(input, "#"))];
  },
};

/** What the spec's file is called, without its endings. */
export function commandName({ specPath }: Pick<EmitInput, "specPath">): string {
  const file = specPath.slice(specPath.lastIndexOf("/") + 1);
  return file.replace(/(\.openapi)?\.(ya?ml|json)$/, "");
}

/** With what is said of the variables in its path: the host is each deployment's own. */
function server({ url, variables }: Server): Code {
  const filled = variables.reduce(
    (text, each) => text.replaceAll(`{${each.name}}`, each.default),
    url,
  );
  const [, path = ""] = /^[^/]*\/\/[^/]*(\/.*)$/.exec(url) ?? [];
  const docs = variables.filter(({ name }) => path.includes(`{${name}}`)).map(({ doc }) => doc);
  const doc = docs.join(" ").replace(/\s+/g, " ").trim();
  return object([assign("url:", literal(filled)), assign("doc:", literal(doc))], true);
}

function operation(
  { id, summary, doc, parameters, body, responses, failures }: Operation,
  file: TsFile,
  names: CodecNames,
): Code {
  const entries: Code[] = [
    assign("operation:", file.use(operationName(id), operationModule(id))),
    assign("summary:", literal(summary)),
    assign("doc:", literal(doc)),
    assign(
      "parameters:",
      object(parameters.map((each) => assign(`${key(each.name)}:`, literal(each.doc)))),
    ),
  ];
  if (body) {
    const document = file.use(names.document(body.document), codecModule(body.document));
    const parts = [
      assign("document:", document),
      assign("mediaType:", literal(body.mediaType)),
      assign("collection:", literal(body.collection)),
      assign("examples:", spread(examples(body.examples))),
    ];
    entries.push(assign("body:", object(parts, true)));
  }
  entries.push(assign("answers:", spread([...responses, ...failures].map(answer))));
  return object(entries, true);
}

function answer({ status, doc, mediaType, examples: given }: Response): Code {
  return object(
    [
      assign("status:", literal(status)),
      assign("doc:", literal(doc)),
      ...(mediaType === undefined ? [] : [assign("mediaType:", literal(mediaType))]),
      assign("examples:", spread(examples(given))),
    ],
    true,
  );
}

/** Samples that show what is on the wire. */
function examples(given: readonly Example[]): readonly Code[] {
  return given.flatMap(({ name, summary, source, text }) =>
    text === undefined
      ? []
      : [
          object(
            [
              assign("name:", literal(name)),
              assign("summary:", literal(summary)),
              assign("origin:", literal(source)),
              assign("text:", literal(text)),
            ],
            true,
          ),
        ],
  );
}

function scenario({ name, summary, parameters, answers }: Scenario): Code {
  const values = parameters.map((each) => assign(`${key(each.name)}:`, literal(each.value)));
  return object(
    [
      assign("name:", literal(name)),
      assign("summary:", literal(summary)),
      assign("parameters:", object(values)),
      assign("answers:", object(answers.map(scenarioAnswer), true)),
    ],
    true,
  );
}

function scenarioAnswer({ operation, status, example }: Answer): Code {
  const parts = [
    `status: ${status}`,
    ...(example === undefined ? [] : [assign("example:", literal(example.name))]),
  ];
  return assign(`${key(operation)}:`, object(parts));
}

function enumeration(
  { name, values }: Enum,
  { structs, documents }: Api,
  file: TsFile,
  names: CodecNames,
): Code {
  const members = structs.flatMap((struct) =>
    struct.members
      .filter(({ type }) => type.kind === "enum" && type.name === name)
      .map((member) => {
        const content = file.use(names.content(struct.name), codecModule(struct.name));
        const parts = [assign("struct:", content), assign("key:", literal(member.key))];
        return object(['kind: "member"', ...parts]);
      }),
  );
  const roots = documents
    .filter(({ type }) => type.kind === "enum" && type.name === name)
    .map((root) => {
      const document = file.use(names.document(root.name), codecModule(root.name));
      return object(['kind: "root"', assign("document:", document)]);
    });
  const known = values.map(({ value, doc }) => {
    const code = typeof value === "string" ? literal(value) : String(value);
    return object([assign("value:", code), assign("doc:", literal(doc))]);
  });
  return object(
    [
      assign("name:", literal(name)),
      assign("values:", table(known)),
      assign("places:", table([...members, ...roots])),
    ],
    true,
  );
}

/** Short objects, a line each; one alone stays on its line. */
function table(rows: readonly Code[]): Code {
  return list(rows, rows.length > 1);
}

function spread(items: readonly Code[]): Code {
  return list(items, true);
}
