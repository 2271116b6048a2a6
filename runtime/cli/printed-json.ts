/** A document for a tool on one line, of which a terminal obeys nothing either. */
export function printJson(document: unknown): string {
  return `${JSON.stringify(document).replace(/[\p{C}\u2028\u2029]/gu, escaped)}\n`;
}

/** Every UTF-16 unit of a character: JSON knows no longer escapes. */
function escaped(char: string): string {
  return Array.from({ length: char.length }, (_, i) => {
    return `\\u${char.charCodeAt(i).toString(16).padStart(4, "0")}`;
  }).join("");
}
