/** A regular expression of ECMA-262 as far as its time and one of its texts can be told from it. */
export type Piece = CharacterPiece | GroupPiece | AnchorPiece;

interface Repeated {
  /** How often it occurs; `Infinity` is no limit. */
  readonly min: number;
  readonly max: number;
}

/** One character of a set. */
interface CharacterPiece extends Repeated {
  readonly kind: "character";
  has(character: string): boolean;
}

interface GroupPiece extends Repeated {
  readonly kind: "group";
  readonly alternatives: readonly Sequence[];
}

/** `^`, `$` or a boundary of words: no character. */
interface AnchorPiece extends Repeated {
  readonly kind: "anchor";
  readonly text: string;
}

export type Sequence = readonly Piece[];

const once = { min: 1, max: 1 };

/**
 * The alternatives of a pattern that compiles; undefined where it has what cannot be judged: a
 * look-around, a reference to a group, or a modifier.
 */
export function parsePattern({ source, flags }: RegExp): readonly Sequence[] | undefined {
  const parser = new PatternParser(source, flags);
  const alternatives = parser.alternatives();
  return parser.isSound ? alternatives : undefined;
}

class PatternParser {
  readonly #source: string;
  readonly #flags: string;
  #at = 0;
  isSound = true;

  constructor(source: string, flags: string) {
    this.#source = source;
    this.#flags = flags;
  }

  alternatives(): readonly Sequence[] {
    const found: Piece[][] = [[]];
    while (this.#at < this.#source.length && this.#source[this.#at] !== ")") {
      if (this.#take(/\|/y) !== undefined) found.push([]);
      else found.at(-1)?.push(this.#piece());
    }
    return found;
  }

  #piece(): Piece {
    const piece = this.#atom();
    const [, sign, min, comma, max] = this.#match(/([*+?])\??|\{(\d+)(?:(,)(\d*))?\}\??/y) ?? [];
    if (sign === "*") return { ...piece, min: 0, max: Infinity };
    if (sign === "+") return { ...piece, min: 1, max: Infinity };
    if (sign === "?") return { ...piece, min: 0, max: 1 };
    if (min === undefined) return piece;
    const most = comma === undefined ? min : max === "" ? Infinity : max;
    return { ...piece, min: Number(min), max: Number(most) };
  }

  #atom(): Piece {
    const anchor = this.#take(/\^|\$|\\[bB]/y);
    if (anchor !== undefined) return { kind: "anchor", text: anchor, ...once };
    if (this.#take(/\(\?[=!]|\(\?<[=!]|\(\?[\w-]+:|\\[1-9]|\\k</y) !== undefined) {
      this.isSound = false;
      return { kind: "anchor", text: "", ...once };
    }
    if (this.#take(/\((?:\?:|\?<[^>]*>)?/y) !== undefined) {
      const alternatives = this.alternatives();
      this.#at++;
      return { kind: "group", alternatives, ...once };
    }
    const set =
      this.#take(/\[(?:\\.|[^\]\\])*\]/sy) ??
      this.#take(/\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|c[A-Za-z]|.)/sy) ??
      this.#take(this.#flags.includes("u") ? /./suy : /./sy);
    const one = new RegExp(`^(?:${set ?? ""})$`, this.#flags);
    return { kind: "character", has: (character) => one.test(character), ...once };
  }

  #take(form: RegExp): string | undefined {
    return this.#match(form)?.[0];
  }

  #match(form: RegExp): RegExpExecArray | undefined {
    form.lastIndex = this.#at;
    const found = form.exec(this.#source);
    if (found === null) return undefined;
    this.#at += found[0].length;
    return found;
  }
}
