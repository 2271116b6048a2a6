import { createRequire } from "node:module";

// Imported, the nine megabytes of its compiler would be parsed once more to find what they export.
const require = createRequire(import.meta.url);
const tsMorph: typeof import("ts-morph") = require("ts-morph");

/** The only entry to ts-morph's values. Its types are imported where they are used. */
export const { printStructure, StructureKind, VariableDeclarationKind } = tsMorph;
