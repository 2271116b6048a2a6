import type { LimitedCases } from "../../conformance/case-limit.ts";
import type { EmitInput, GeneratedFile } from "../emitter.ts";
import { modules } from "../modules.ts";
import { call, list } from "../typescript/code.ts";
import { constant, exportedFunction } from "../typescript/statements.ts";
import { TsFile } from "../typescript/ts-file.ts";
import { casesModule, casesName, conformanceFiles } from "./conformance-files.ts";

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

/** What else a run of the cases takes, by the runtime's files. */
const runtimeExports = {
  "api/case": {
    types: [
      ...["BodyCase", "Case", "CaseOptions", "Json", "Origin", "PathCase", "RequestCase"],
      ...["ResponseCase", "ScenarioCase", "WireBody", "WireRequest", "WireResponse"],
    ],
  },
  "conformance/connection": { types: ["Connection"] },
  "conformance/json-difference": { types: ["Difference"] },
  "conformance/junit": { values: ["printJunit"] },
  "conformance/known-failures": {
    values: ["KnownFailuresError", "parseKnownFailures"],
    types: ["KnownFailures"],
  },
  "conformance/memory-connection": { values: ["memoryConnection"] },
  "conformance/mock-connection": { values: ["mockConnection"], types: ["MockConnectionOptions"] },
  "conformance/report": {
    values: ["printReport"],
    types: ["Counts", "OperationSummary", "Report", "UnknownFailure"],
  },
  "conformance/result": { types: ["CaseResult"] },
  "conformance/run": { values: ["runConformance"], types: ["ConformanceOptions"] },
  "conformance/server-target": { types: ["ServerTargetOptions"] },
  "conformance/target": { types: ["ObservedError", "Outcome", "Target"] },
  "conformance/xml-tree": { types: ["ReadXml", "XmlAttribute", "XmlName", "XmlTree"] },
};

/** All cases, and what it takes to run them. */
export function conformanceIndex(
  input: EmitInput,
  byOperation: readonly LimitedCases[],
): GeneratedFile {
  const file = new TsFile(input, conformanceFiles.index, [
    "cases",
    ...targets.map(({ name }) => `create${name}Target`),
    ...targets.flatMap(({ parameter }) => parameter?.name ?? []),
  ]);
  const all = byOperation.map(({ operation: { id } }) => {
    return `...${file.use(casesName(id), casesModule(id, input.standalone))}`;
  });
  const type = file.useRuntimeType("Case", "api/case");
  const docs = ["Every case, in the order of the spec."];
  file.add(constant("cases", list(all), { type: `readonly ${type}[]`, docs }));
  for (const { name, module, parameter, doc } of targets) {
    const make = file.useRuntime(`${name.toLowerCase()}Target`, `conformance/${module}`);
    const given = [file.use("api", modules.api), ...(parameter ? [parameter.name] : [])];
    file.add(
      exportedFunction({
        name: `create${name}Target`,
        parameters: parameter
          ? [
              {
                name: parameter.name,
                type: file.useRuntimeType(parameter.type, `conformance/${parameter.module}`),
              },
            ]
          : [],
        returnType: file.useRuntimeType("Target", "conformance/target"),
        body: `return ${call(make, ...given)};`,
        docs: [doc],
      }),
    );
  }
  const exported = new Map<string, readonly string[]>();
  for (const { operation } of byOperation) {
    const path = casesModule(operation.id, input.standalone);
    exported.set(path, [...(exported.get(path) ?? []), casesName(operation.id)]);
  }
  for (const [path, values] of exported) file.addReexport(path, { values });
  file.addRuntimeReexports(runtimeExports);
  return file.print("#");
}
