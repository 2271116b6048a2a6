import type { Diagnostic } from "./diagnostics.ts";

/** Notes with the same message, which are printed once, with all their places. */
export interface NoteGroup {
  readonly first: Diagnostic;
  readonly all: readonly Diagnostic[];
}

/** Notes by their messages, those of most places first. */
export function groupNotes(notes: readonly Diagnostic[]): readonly NoteGroup[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const note of notes) {
    const key = JSON.stringify([note.code, note.message]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [note]);
    else group.push(note);
  }
  return [...groups.values()]
    .flatMap((all) => {
      const [first] = all;
      return first === undefined ? [] : [{ first, all }];
    })
    .sort((a, b) => b.all.length - a.all.length);
}
