import type {
  FunctionDeclarationStructure,
  ImportDeclarationStructure,
  StatementStructures,
  VariableStatementStructure,
} from "ts-morph";
import { printStructure, StructureKind } from "./ts-morph.ts";

/** Stands for code while the rest is printed. No name in emitted code has a `$` inside. */
const SLOT = "code$slot";

/**
 * A statement as text, not formatted yet. What is text already, initialisers and the bodies of functions, is put in
 * after the rest is printed: the printer looks at each character of it to indent lines, which takes longer
 * than all else and is the formatter's business.
 */
export function printStatement(statement: StatementStructures): string {
  switch (statement.kind) {
    case StructureKind.VariableStatement:
      return printVariable(statement);
    case StructureKind.Function:
      return printFunction(statement);
    default:
      return printStructure(statement);
  }
}

/** Printed imports by what is imported: most files of an output have the same ones. */
const printedImports = new Map<string, string>();

export function printImport(structure: ImportDeclarationStructure): string {
  const key = JSON.stringify(structure);
  const printed = printedImports.get(key) ?? printStructure(structure);
  printedImports.set(key, printed);
  return printed;
}

function printVariable(statement: VariableStatementStructure): string {
  const [declaration, another] = statement.declarations;
  const code = declaration?.initializer;
  if (declaration === undefined || another !== undefined || typeof code !== "string") {
    return printStructure(statement);
  }
  const declarations = [{ ...declaration, initializer: SLOT }];
  return fill(printStructure({ ...statement, declarations }), code);
}

function printFunction(statement: FunctionDeclarationStructure): string {
  const { statements } = statement;
  if (!Array.isArray(statements) || !statements.every((each) => typeof each === "string")) {
    return printStructure(statement);
  }
  return fill(printStructure({ ...statement, statements: [SLOT] }), statements.join("\n"));
}

function fill(printed: string, code: string): string {
  // The last one, since the text of the spec in a comment before it may have any form.
  const at = printed.lastIndexOf(SLOT);
  return printed.slice(0, at) + code + printed.slice(at + SLOT.length);
}
