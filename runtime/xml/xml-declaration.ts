/** §2.8 [23], [24], §4.3.3 [80], §2.9 [32], up to `?>`; any version 1.x is read as 1.0. */
const DECLARATION =
  /<\?xml[ \t\n\r]+version[ \t\n\r]*=[ \t\n\r]*(["'])1\.\d+\1(?:[ \t\n\r]+encoding[ \t\n\r]*=[ \t\n\r]*(["'])[A-Za-z][-.\w]*\2)?(?:[ \t\n\r]+standalone[ \t\n\r]*=[ \t\n\r]*(["'])(?:yes|no)\3)?[ \t\n\r]*/y;

/** The offset after an XML declaration but for its `?>`; -1 if what begins at `from` is none. */
export function xmlDeclEnd(text: string, from: number): number {
  DECLARATION.lastIndex = from;
  return DECLARATION.test(text) ? DECLARATION.lastIndex : -1;
}

/** Only the declaration names it: after `<?xml` white space follows, not the rest of a longer name. */
const ENCODING =
  /^\ufeff?<\?xml(?=[ \t\n\r])[^>]*?[ \t\n\r]encoding[ \t\n\r]*=[ \t\n\r]*["']([^"'<>]*)/;

/** The encoding that a document declares, however wrong its declaration is otherwise. */
export function declaredEncoding(text: string): string | undefined {
  return ENCODING.exec(text)?.[1];
}
