import { cut } from "../errors.ts";

/** How many elements may be inside each other; the root counts. */
export const MAX_DEPTH = 64;

export interface OpenElement {
  /** The local name. */
  readonly local: string;
  /** Offsets of its start tag and of the end of the name in it. */
  readonly start: number;
  readonly end: number;
  readonly parent: OpenElement | undefined;
  /** 1 for the root. */
  readonly depth: number;
  /** Which item of a list it is, from 1; 0 = of none. */
  index: number;
}

/** The local names from the root to an element, with the numbers of items: `/a/b[2]`. */
export function pathOf(element: OpenElement | undefined): string {
  let path = "";
  for (let at = element; at; at = at.parent) {
    path = `/${cut(at.local)}${at.index ? `[${at.index}]` : ""}${path}`;
  }
  return path;
}

/** A path in a message is cut in the middle if it is longer. */
const MAX_PATH = 600;

export function shortened(path: string): string {
  if (path.length <= MAX_PATH) return path;
  return `${path.slice(0, MAX_PATH / 2)}…${path.slice(-MAX_PATH / 2)}`;
}
