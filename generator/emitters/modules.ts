import type { EmitInput } from "../emitter.ts";
import { kebabCase } from "../names.ts";

/** The files of the output by what is in them, as paths from the output folder. */
export const modules = {
  api: "api.ts",
  client: "client.ts",
  codecs: "codecs/index.ts",
  enums: "enums.ts",
  index: "index.ts",
  schemas: "schemas.ts",
  types: "types.ts",
} as const;

export function codecModule(struct: string): string {
  return `codecs/${kebabCase(struct)}.ts`;
}

export function operationModule(id: string): string {
  return `operations/${kebabCase(id)}.ts`;
}

/** A file of the runtime. */
export function runtimeModule({ runtimePath }: EmitInput, name: string): string {
  return `${runtimePath.replace(/^\.\//, "")}/${name}.ts`;
}

/** A place in the spec, as the head of a file names it. */
export function sourceOf({ specPath }: EmitInput, pointer: string): string {
  return pointer.startsWith("#") ? specPath + pointer : pointer;
}
