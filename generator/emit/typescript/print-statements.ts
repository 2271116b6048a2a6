import type { ImportDeclarationStructure } from "ts-morph";
import type { Statement } from "./statements.ts";
import { printStructure, StructureKind } from "./ts-morph.ts";

/** Stands for code while the rest is printed. No name in emitted code has a `$` inside. */
const SLOT = "code$slot";

/**
 * Statements as text, not formatted yet: one blank line between them, none between exports from elsewhere. They
 * are printed in one go, since what the printer sets up takes as long as a statement. Code is put in afterwards:
 * the printer looks at each character of it to indent lines, which takes longer than all else and is the
 * formatter's business.
 */
export function printStatements(statements: readonly Statement[]): string {
  const code = statements.flatMap((each) => ("around" in each ? [each.code] : []));
  for (let slot = SLOT; ; slot += "$") {
    const structures = statements.map((each, index) => {
      const isNext = isReexport(each) && isReexport(statements[index - 1]);
      const leadingTrivia = index > 0 && !isNext ? "\n" : "";
      const structure = "around" in each ? each.around(slot) : each;
      return typeof structure === "string"
        ? leadingTrivia + structure
        : { ...structure, leadingTrivia };
    });
    const printed = printStructure({ kind: StructureKind.SourceFile, statements: structures });
    const between = printed.split(slot);
    // Otherwise a text of the spec in a comment has the slot's name.
    if (between.length === code.length + 1) {
      return between.map((text, index) => text + (code[index] ?? "")).join("");
    }
  }
}

function isReexport(statement: Statement | undefined): boolean {
  if (statement === undefined || "around" in statement) return false;
  return statement.kind === StructureKind.ExportDeclaration;
}

/** Printed imports by what is imported: most files of an output have the same ones. */
const printedImports = new Map<string, string>();

export function printImport(structure: ImportDeclarationStructure): string {
  const key = JSON.stringify(structure);
  const printed = printedImports.get(key) ?? printStructure(structure);
  printedImports.set(key, printed);
  return printed;
}
