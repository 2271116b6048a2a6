/** A word as a POSIX shell takes it (§2.2.2: nothing between single quotation marks means anything). */
export function shellWord(text: string): string {
  return /^[\w%+,./:=@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
