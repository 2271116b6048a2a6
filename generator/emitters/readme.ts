import type { Emitter } from "../emitter.ts";
import { widthOf } from "./layout.ts";
import { modules, operationModule } from "./modules.ts";

/** A page that says what lies in the output, for whoever comes upon it first. */
export const readme: Emitter = {
  name: "readme",
  emit({ api, specPath }) {
    const files = [
      ["file", "what it holds"],
      [link(modules.index), "what an app imports"],
      ...(api.operations.length === 0
        ? []
        : [
            [link(modules.client), "`createClient`: all operations as methods"],
            ["`operations/`", "each operation as data, and as a function of its own"],
          ]),
      ...(api.documents.length === 0
        ? []
        : [
            [link(modules.codecs), "decoders and encoders, by root element"],
            [link(modules.types), "the types of decoded values"],
            ["`schema/`", "XML Schema for what the encoders write"],
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

Everything in this folder is made from \`${specPath}\`. Do not edit it: change the spec, then run
\`npm run generate\`. \`manifest.json\` lists the files.

${table(files)}
${section("Operations", ["operation", "request", "what it tells"], operations)}${section("Documents", ["root element", "codec", "what it is"], documents)}`;
    return [{ path: "README.md", text }];
  },
};

/** A table under a title; nothing where it would be empty. */
function section(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return rows.length === 0 ? "" : `\n## ${title}\n\n${table([head, ...rows])}\n`;
}

function link(path: string): string {
  return `[\`${path}\`](${path})`;
}

/** Text of the spec, without what would mean something in Markdown. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, "\\$&");
}

/** A table of Markdown, its columns aligned; the first row is its head. */
function table(rows: readonly (readonly string[])[]): string {
  // A cell is one line, and only a bar of ours ends it.
  const cells = rows.map((row) =>
    row.map((text) => text.trim().replace(/\s+/g, " ").replaceAll("|", "\\|")),
  );
  const [head = [], ...body] = cells;
  const widths = head.map((_, column) =>
    Math.max(3, ...cells.map((row) => widthOf(row[column] ?? ""))),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, column) => text + " ".repeat((widths[column] ?? 0) - widthOf(text))).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}
