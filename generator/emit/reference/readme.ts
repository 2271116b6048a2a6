import { conformanceFiles } from "../conformance/conformance-files.ts";
import type { Emitter } from "../emitter.ts";
import { code, link, plain, table } from "../markdown/inline.ts";
import { modules, operationModule } from "../modules.ts";

/** A page that describes the output to a first-time reader. */
export const readme: Emitter = {
  name: "readme",
  emit({ api, specPath, outputs }) {
    const files = [
      ["file", "what it holds"],
      [fileLink(modules.index), "what an app imports"],
      ...(api.operations.length === 0
        ? []
        : [
            [fileLink(modules.client), "`createClient`: all operations as methods"],
            ["`operations/`", "each operation as data, and as a function of its own"],
            ...optional
              .filter(([output]) => outputs.has(output))
              .map(([, path, holds]) => [fileLink(path), holds]),
          ]),
      ...(api.documents.length === 0
        ? []
        : [
            [fileLink(modules.codecs), "decoders and encoders, by root element"],
            [fileLink(modules.types), "the types of decoded values"],
            ...(outputs.has("schema")
              ? [["`schema/`", "XML Schema of what is written; readers accept more"]]
              : []),
          ]),
    ];
    const operations = api.operations.map(({ id, summary, method, path }) => [
      `[\`${id}\`](${operationModule(id)})`,
      `\`${method} ${path}\``,
      plain(summary),
    ]);
    const documents = api.documents.map(({ name, element, doc }) => [
      `\`<${element.local}>\``,
      `\`decode${name}\`, \`encode${name}\``,
      plain(doc),
    ]);
    const text = `# ${plain(api.title)}

Everything in this folder is made from ${code(specPath)}. Do not edit it: change the spec, then run
\`npm run generate\`. \`manifest.json\` lists the files.

${table(files)}
${section("Operations", ["operation", "request", "what it answers"], operations)}${section("Documents", ["root element", "codec", "what it is"], documents)}`;
    return [{ path: "README.md", text }];
  },
};

/** What an output may go without: an emitter, the file that one begins with, what that holds. */
const optional: readonly (readonly [output: string, path: string, holds: string])[] = [
  ["description", modules.api, "all that the spec says, as data"],
  ["reference", modules.reference, "the reference: what is sent, what comes back, samples"],
  ["mock", modules.mock, "`createMock`: a server that answers with the samples"],
  ["conformance", conformanceFiles.page, "what every client and server must do, case by case"],
];

/** A table under a title; nothing where it would be empty. */
function section(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return rows.length === 0 ? "" : `\n## ${title}\n\n${table([head, ...rows])}\n`;
}

function fileLink(path: string): string {
  return link(code(path), path);
}
