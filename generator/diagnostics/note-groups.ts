import type { Diagnostic } from "./diagnostics.ts";

/** Notes of one kind, which are printed once, with all their places. */
export interface NoteGroup {
  readonly first: Diagnostic;
  readonly all: readonly Diagnostic[];
}

/** Notes by their kinds and hints, those of most places first. */
export function groupNotes(notes: readonly Diagnostic[]): readonly NoteGroup[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const note of notes) {
    const key = JSON.stringify([note.code, note.kind ?? note.message, note.hint]);
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
