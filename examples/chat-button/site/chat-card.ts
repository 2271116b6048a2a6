import { type ButtonState, isSameState } from "./button-state.ts";
import { part } from "./part.ts";
import type { ChatTexts, StateText } from "./texts.ts";

export interface ChatCardActions {
  readonly start: () => void;
  readonly checkAgain: () => void;
}

/** The part of the page that shows the state of the chat, with the button that starts one. */
export class ChatCard {
  readonly #root: HTMLElement;
  readonly #texts: ChatTexts;
  readonly #start: HTMLButtonElement;
  readonly #checkAgain: HTMLButtonElement;
  #shown: ButtonState = { kind: "checking" };
  #announced = "";

  constructor(root: HTMLElement, texts: ChatTexts, { start, checkAgain }: ChatCardActions) {
    this.#root = root;
    this.#texts = texts;
    this.#start = part(root, "start", HTMLButtonElement);
    this.#checkAgain = part(root, "check-again", HTMLButtonElement);
    this.#start.addEventListener("click", () => {
      if (this.#shown.kind === "available") start();
      // The button can be reached and pressed in every state, so it says why nothing happens.
      else {
        const { title, detail } = textOf(this.#shown, texts);
        this.#announce(`${title} – ${detail}`);
      }
    });
    this.#checkAgain.addEventListener("click", checkAgain);
  }

  show(state: ButtonState): void {
    // Nothing is touched that stays as it is: no flicker, and no text that is read out again.
    if (isSameState(state, this.#shown)) return;
    this.#shown = state;
    const text = textOf(state, this.#texts);
    this.#root.dataset.kind = state.kind;
    part(this.#root, "title", HTMLElement).textContent = text.title;
    part(this.#root, "detail", HTMLElement).textContent = text.detail;
    // Not `disabled`: that would take the focus away from who is on it.
    this.#start.ariaDisabled = String(state.kind !== "available");
    this.#showNumbers(state);
    part(this.#root, "call", HTMLElement).hidden = !isWithoutChat(state);
    this.#offerCheck(state.kind === "trouble");
    // Not for a new number, and not for a state that is only known again.
    if (state.kind === "checking" || text.title === this.#announced) return;
    this.#announced = text.title;
    this.#announce(text.title);
  }

  #showNumbers(state: ButtonState): void {
    const { waitMinutes, position } =
      state.kind === "available" ? state : { waitMinutes: undefined, position: undefined };
    this.#showNumber("wait", waitMinutes, this.#texts.wait);
    this.#showNumber("position", position, this.#texts.position);
    part(this.#root, "numbers", HTMLElement).hidden =
      waitMinutes === undefined && position === undefined;
  }

  #showNumber(name: string, value: number | undefined, say: (value: number) => string): void {
    part(this.#root, `${name}-row`, HTMLElement).hidden = value === undefined;
    part(this.#root, name, HTMLElement).textContent = value === undefined ? "" : say(value);
  }

  #offerCheck(offered: boolean): void {
    const hadFocus = document.activeElement === this.#checkAgain;
    this.#checkAgain.hidden = !offered;
    if (hadFocus && !offered) this.#start.focus();
  }

  /** Has a text read out, also if it is the one that was read out last. */
  #announce(text: string): void {
    const announcement = part(this.#root, "announcement", HTMLElement);
    // A text in place of the same text would be no change.
    announcement.textContent = announcement.textContent === text ? `${text}\u00a0` : text;
  }
}

/** Whether the customer had better know another way. */
function isWithoutChat({ kind }: ButtonState): boolean {
  return kind === "busy" || kind === "unavailable" || kind === "trouble";
}

function textOf(state: ButtonState, texts: ChatTexts): StateText {
  switch (state.kind) {
    case "checking":
      return texts.checking;
    case "available":
      return texts.available;
    case "busy":
      return texts.busy[state.cause];
    case "unavailable":
      return texts.unavailable[state.cause];
    case "trouble":
      return texts.trouble[state.cause];
  }
}
