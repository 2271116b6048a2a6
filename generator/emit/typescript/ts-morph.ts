import { createRequire, Module } from "node:module";

// Imported, the nine megabytes of its compiler would be parsed once more to find what they export.
const require = createRequire(import.meta.url);
const tsMorph: typeof import("ts-morph") = require("ts-morph");

/** The only entry to ts-morph's values. Its types are imported where they are used. */
export const { printStructure, StructureKind, VariableDeclarationKind } = tsMorph;

/**
 * Loads a CommonJS module that requires `typescript`, with the compiler that ts-morph brings along: a second
 * one would take a fifth of a second to load. Where one is loaded already, that one is used.
 */
export function requireWithCompiler<T>(module: string): T {
  const path = require.resolve("typescript");
  if (require.cache[path] === undefined) {
    const loaded = new Module(path);
    loaded.exports = tsMorph.ts;
    loaded.loaded = true;
    require.cache[path] = loaded;
  }
  return require(module);
}
