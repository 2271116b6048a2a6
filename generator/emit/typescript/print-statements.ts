import type {
  FunctionDeclarationStructure,
  ImportDeclarationStructure,
  StatementStructures,
  VariableStatementStructure,
} from "ts-morph";
import { printStructure, StructureKind } from "./ts-morph.ts";

/** A statement as a structure, or as code where there is no structure for it. */
export type Statement = StatementStructures | string;

/** Stands for code while the rest is printed. No name in emitted code has a `$` inside. */
const SLOT = "code$slot";

/**
 * Statements as text, not formatted yet: one blank line between them, none between exports from elsewhere. They
 * are printed in one go, since what the printer sets up takes as long as a statement. What is text already,
 * initialisers and the bodies of functions, is put in afterwards: the printer looks at each character of it to
 * indent lines, which takes longer than all else and is the formatter's business.
 */
export function printStatements(statements: readonly Statement[]): string {
  for (let slot = SLOT; ; slot += "$") {
    const code: string[] = [];
    const shells = statements.map((each, index) => {
      const isNext = isReexport(each) && isReexport(statements[index - 1]);
      return spaced(withSlots(each, slot, code), index > 0 && !isNext);
    });
    const printed = printStructure({ kind: StructureKind.SourceFile, statements: shells });
    const between = printed.split(slot);
    // Otherwise a text of the spec in a comment has the slot's name.
    if (between.length === code.length + 1) {
      return between.map((text, index) => text + (code[index] ?? "")).join("");
    }
  }
}

function isReexport(statement: Statement | undefined): boolean {
  return typeof statement === "object" && statement.kind === StructureKind.ExportDeclaration;
}

/** A statement after a blank line. */
function spaced(statement: Statement, isSpaced: boolean): Statement {
  if (!isSpaced) return statement;
  return typeof statement === "string" ? `\n${statement}` : { ...statement, leadingTrivia: "\n" };
}

/** A statement with slots for its code, which goes to the end of `code`. */
function withSlots(statement: Statement, slot: string, code: string[]): Statement {
  if (typeof statement === "string") {
    code.push(statement);
    return slot;
  }
  switch (statement.kind) {
    case StructureKind.VariableStatement:
      return variableWithSlot(statement, slot, code);
    case StructureKind.Function:
      return functionWithSlot(statement, slot, code);
    default:
      return statement;
  }
}

function variableWithSlot(
  statement: VariableStatementStructure,
  slot: string,
  code: string[],
): VariableStatementStructure {
  const [declaration, another] = statement.declarations;
  const initializer = declaration?.initializer;
  if (declaration === undefined || another !== undefined || typeof initializer !== "string") {
    return statement;
  }
  code.push(initializer);
  return { ...statement, declarations: [{ ...declaration, initializer: slot }] };
}

function functionWithSlot(
  statement: FunctionDeclarationStructure,
  slot: string,
  code: string[],
): FunctionDeclarationStructure {
  const { statements } = statement;
  if (!Array.isArray(statements) || !statements.every((each) => typeof each === "string")) {
    return statement;
  }
  code.push(statements.join("\n"));
  return { ...statement, statements: [slot] };
}

/** Printed imports by what is imported: most files of an output have the same ones. */
const printedImports = new Map<string, string>();

export function printImport(structure: ImportDeclarationStructure): string {
  const key = JSON.stringify(structure);
  const printed = printedImports.get(key) ?? printStructure(structure);
  printedImports.set(key, printed);
  return printed;
}
