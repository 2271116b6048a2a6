import type { Operation } from "../model/model.ts";
import { kebabCase } from "../model/names.ts";
import type { EmitInput } from "./emitter.ts";

/** The files of the output by what is in them, as paths from the output folder. */
export const modules = {
  api: "api.ts",
  client: "client.ts",
  codecs: "codecs/index.ts",
  command: "command.ts",
  credentials: "credentials.ts",
  enums: "enums.ts",
  index: "index.ts",
  reference: "docs/README.md",
  referenceTypes: "docs/types.md",
  mock: "mock.ts",
  msw: "msw.ts",
  namespaces: "namespaces.ts",
  proxy: "proxy.ts",
  schemas: "schemas.ts",
  types: "types.ts",
} as const;

export function codecModule(struct: string): string {
  return `codecs/${kebabCase(struct)}.ts`;
}

export function operationModule(id: string): string {
  return `operations/${kebabCase(id)}.ts`;
}

/** The page of the reference about an operation. */
export function referencePage(id: string): string {
  return `docs/operations/${kebabCase(id)}.md`;
}

/** A file of the runtime. */
export function runtimeModule({ runtimePath }: EmitInput, name: string): string {
  return `${runtimePath.replace(/^\.\//, "")}/${name}.ts`;
}

/** A place in the spec, as the head of a file names it: all of it is `#`. */
export function sourceOf({ specPath }: Pick<EmitInput, "specPath">, pointer: string): string {
  if (!pointer.startsWith("#")) return pointer;
  return pointer === "#" ? specPath : specPath + pointer;
}

/** An operation, as the head of its files names it. A JSON Pointer to it is hard to read. */
export function operationSource(
  { specPath }: Pick<EmitInput, "specPath">,
  { method, path }: Operation,
): string {
  return `${specPath}, ${method} ${path}`;
}

/** The way from one file of the output folder to another, or to the runtime beside it. */
export function pathBetween(from: string, to: string): string {
  const folders = from.split("/").slice(0, -1);
  const parts = to.split("/");
  while (folders.length > 0 && folders[0] === parts[0] && parts.length > 1) {
    folders.shift();
    parts.shift();
  }
  return "../".repeat(folders.length) + parts.join("/");
}
