import { NetworkError, type SubmitSurveyInput, TimeoutError } from "../../../generated/index.ts";
import { part } from "./part.ts";
import { missing, readAnswers, surveyOf } from "./survey.ts";
import type { SurveyTexts } from "./texts.ts";

export interface SurveyFormOptions {
  readonly texts: SurveyTexts;
  readonly send: (survey: SubmitSurveyInput) => Promise<unknown>;
  /** Called when the survey has arrived. */
  readonly sent: () => void;
}

/** The survey after a chat. */
export class SurveyForm {
  readonly #form: HTMLFormElement;
  readonly #options: SurveyFormOptions;
  readonly #send: HTMLButtonElement;
  readonly #failed: HTMLElement;
  #sid = "";
  #isSending = false;

  constructor(form: HTMLFormElement, options: SurveyFormOptions) {
    this.#form = form;
    this.#options = options;
    this.#send = part(form, "send", HTMLButtonElement);
    this.#failed = part(form, "failed", HTMLElement);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#submit();
    });
    form.addEventListener("change", () => this.#showMissing(false));
  }

  /** Empties the form for the survey of a chat. */
  begin(sid: string): void {
    this.#sid = sid;
    this.#form.reset();
    this.#show("", this.#options.texts.send);
    this.#showMissing(false, true);
  }

  /** Whether something would be lost if the form were closed. */
  get isFilled(): boolean {
    const { rating, resolved, comment } = readAnswers(new FormData(this.#form));
    return rating !== undefined || resolved !== undefined || comment !== "";
  }

  async #submit(): Promise<void> {
    if (this.#isSending || !this.#showMissing(true)) return;
    const { texts, send, sent } = this.#options;
    const sid = this.#sid;
    const survey = surveyOf(sid, readAnswers(new FormData(this.#form)), texts);
    this.#isSending = true;
    this.#send.ariaDisabled = "true";
    this.#show("", texts.sending);
    try {
      await send(survey);
      // Meanwhile the window may have been closed, and another chat be over.
      if (sid === this.#sid) sent();
    } catch (error) {
      // Nothing sends it again but the customer: only a person can tell whether twice is too often.
      const lost = error instanceof NetworkError || error instanceof TimeoutError;
      if (sid === this.#sid)
        this.#show(texts.failed[lost ? "connection" : "site"], texts.sendAgain);
    } finally {
      this.#isSending = false;
      this.#send.ariaDisabled = null;
    }
  }

  #show(failed: string, send: string): void {
    this.#failed.textContent = failed;
    this.#send.textContent = send;
  }

  /**
   * Marks the questions that were left out, and gives whether there are none.
   * @param all - Also those that were not marked before.
   */
  #showMissing(all: boolean, none = false): boolean {
    const { texts } = this.#options;
    const names = none ? [] : missing(readAnswers(new FormData(this.#form)));
    for (const name of ["rating", "resolved"] as const) {
      const message = part(this.#form, `${name}-missing`, HTMLElement);
      const isMarked = names.includes(name) && (all || message.textContent !== "");
      message.textContent = isMarked ? texts.missing[name] : "";
      message.parentElement?.setAttribute("aria-invalid", String(isMarked));
    }
    if (all) this.#form.querySelector<HTMLElement>(`[name="${names[0]}"]`)?.focus();
    return names.length === 0;
  }
}
