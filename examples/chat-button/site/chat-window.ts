import { part } from "./part.ts";
import { SurveyForm, type SurveyFormOptions } from "./survey-form.ts";

/** What the window shows, one after another. */
type Step = "chat" | "survey" | "thanks";

export interface ChatWindowOptions extends Omit<SurveyFormOptions, "sent"> {
  /** The heading of each step. */
  readonly headings: Readonly<Record<Step, string>>;
  readonly closed: () => void;
}

/**
 * The window in which a chat is simulated, and the survey asked for. On a real site, the vendor's chat
 * stands in place of its first step, and gives the id of the session.
 */
export class ChatWindow {
  readonly #dialog: HTMLDialogElement;
  readonly #options: ChatWindowOptions;
  readonly #survey: SurveyForm;
  #step: Step = "chat";
  #sid = "";

  constructor(dialog: HTMLDialogElement, options: ChatWindowOptions) {
    this.#dialog = dialog;
    this.#options = options;
    this.#survey = new SurveyForm(part(dialog, "survey", HTMLFormElement), {
      ...options,
      sent: () => this.#show("thanks"),
    });
    const on = (name: string, action: () => void) =>
      part(dialog, name, HTMLButtonElement).addEventListener("click", action);
    on("end", () => this.#askForSurvey());
    on("skip", () => dialog.close());
    on("close", () => dialog.close());
    on("dismiss", () => {
      if (this.#mayClose()) dialog.close();
    });
    dialog.addEventListener("cancel", (event) => {
      if (!this.#mayClose()) event.preventDefault();
    });
    dialog.addEventListener("close", options.closed);
  }

  open(): void {
    this.#sid = `demo-${Date.now()}`;
    this.#show("chat");
    this.#dialog.showModal();
    part(this.#dialog, "window-heading", HTMLElement).focus();
  }

  #askForSurvey(): void {
    this.#survey.begin(this.#sid);
    this.#show("survey");
  }

  #show(step: Step): void {
    this.#step = step;
    for (const section of this.#dialog.querySelectorAll<HTMLElement>("[data-step]")) {
      section.hidden = section.dataset.step !== step;
    }
    const heading = part(this.#dialog, "window-heading", HTMLElement);
    heading.textContent = this.#options.headings[step];
    // What had the focus is gone; from here a screen reader reads on.
    heading.focus();
  }

  /** Escape and the cross leave the chat as its button does, and lose no answers. */
  #mayClose(): boolean {
    if (this.#step === "chat") {
      this.#askForSurvey();
      return false;
    }
    if (this.#step === "survey" && this.#survey.isFilled) {
      part(this.#dialog, "skip", HTMLButtonElement).focus();
      return false;
    }
    return true;
  }
}
