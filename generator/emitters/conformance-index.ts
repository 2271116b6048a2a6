import type { EmitInput, GeneratedFile } from "../emitter.ts";
import {
  casesModule,
  casesName,
  conformanceFiles,
  type OperationCases,
} from "./conformance-files.ts";
import { assign, names as exported, layOut, list, literal, within } from "./layout.ts";
import { modules, pathBetween, runtimeModule, sourceOf } from "./modules.ts";
import { docComment, functionHead, TsFile } from "./ts-file.ts";

/** Targets that need the API's description, which is given to them here. */
const targets = [
  {
    name: "Codec",
    module: "codec-target",
    parameter: undefined,
    doc: "The decoders and encoders by themselves.",
  },
  {
    name: "Client",
    module: "client-target",
    parameter: { name: "connection", type: "Connection", module: "connection" },
    doc: "A client as apps use it, over some connection.",
  },
  {
    name: "Server",
    module: "server-target",
    parameter: { name: "options", type: "ServerTargetOptions", module: "server-target" },
    doc: "A server, which may be one in use: only GETs are sent to it unless more is allowed.",
  },
] as const;

/** What a run of the cases takes besides, by the runtime's files. */
const values = {
  junit: ["printJunit"],
  "known-failures": ["KnownFailuresError", "parseKnownFailures"],
  "memory-connection": ["memoryConnection"],
  "mock-connection": ["mockConnection"],
  report: ["printReport"],
  run: ["runConformance"],
};

const types = {
  case: [
    ...["BodyCase", "Case", "CaseOptions", "Json", "Origin", "RequestCase", "ResponseCase"],
    ...["ScenarioCase", "WireBody", "WireRequest", "WireResponse"],
  ],
  connection: ["Connection"],
  difference: ["Difference"],
  "known-failures": ["KnownFailures"],
  "mock-connection": ["MockConnectionOptions"],
  report: ["Counts", "OperationSummary", "Report", "UnknownFailure"],
  result: ["CaseResult"],
  run: ["ConformanceOptions"],
  "server-target": ["ServerTargetOptions"],
  target: ["ObservedError", "Outcome", "Target"],
  "xml-tree": ["ReadXml", "XmlAttribute", "XmlName", "XmlTree"],
};

/** All cases, and what it takes to run them. */
export function conformanceIndex(
  input: EmitInput,
  byOperation: readonly OperationCases[],
): GeneratedFile {
  const file = new TsFile(conformanceFiles.index, [
    "cases",
    ...targets.map(({ name }) => `create${name}Target`),
    ...targets.flatMap(({ parameter }) => parameter?.name ?? []),
  ]);
  const runtime = (name: string): string => runtimeModule(input, `conformance/${name}`);
  const all = byOperation.map(({ operation: { id } }) => {
    return `...${file.use(casesName(id), casesModule(id))}`;
  });
  const type = file.useType("Case", runtime("case"));
  const cases = layOut(assign(`export const cases: readonly ${type}[] =`, list(all), ";"));
  file.add(docComment(["Every case, in the order of the spec."]) + cases);
  for (const { name, module, parameter, doc } of targets) {
    const parameters = parameter
      ? [`${parameter.name}: ${file.useType(parameter.type, runtime(parameter.module))}`]
      : [];
    const target = file.useType("Target", runtime("target"));
    const head = functionHead(`create${name}Target`, parameters, target);
    const make = file.use(`${name.toLowerCase()}Target`, runtime(module));
    const given = [file.use("api", modules.api), ...(parameter ? [parameter.name] : [])];
    file.add(`${docComment([doc])}${head}\n  return ${make}(${given.join(", ")});\n}`);
  }
  const own = byOperation.map(({ operation: { id } }) =>
    exportLine("export", [casesName(id)], casesModule(id)),
  );
  const lines = [
    ...own,
    ...Object.entries(values).map(([name, names]) => exportLine("export", names, runtime(name))),
    ...Object.entries(types).map(([name, names]) =>
      exportLine("export type", names, runtime(name)),
    ),
  ];
  file.add(lines.join("\n"));
  return file.print(sourceOf(input, "#"));
}

function exportLine(
  kind: "export" | "export type",
  names: readonly string[],
  module: string,
): string {
  const path = pathBetween(conformanceFiles.index, module);
  const from = path.startsWith("../") ? path : `./${path}`;
  return layOut(within(`${kind} `, exported(names), ` from ${literal(from)};`));
}
