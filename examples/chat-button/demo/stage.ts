import { createMock, type Mock } from "../../../generated/mock.ts";
import type { DemoState } from "./demo-state.ts";
import { type Situation, situations } from "./situation.ts";

/** The survey is a matter of its own: it can fail in any situation. */
const SURVEY = "submitSurvey";

/** The chat server of the demo, a mock, and the situation that it is in. */
export class Stage {
  readonly mock: Mock = createMock();
  #situation = situations[0] as Situation;

  constructor() {
    this.situation = this.#situation;
  }

  get situation(): Situation {
    return this.#situation;
  }

  set situation(situation: Situation) {
    this.#situation = situation;
    this.mock.useScenario(situation.scenario);
    this.#setFaults(this.surveyFails);
  }

  /** Whether the next survey will fail. */
  get surveyFails(): boolean {
    return this.mock.faults.some(({ operation }) => operation === SURVEY);
  }

  set surveyFails(fails: boolean) {
    this.#setFaults(fails);
  }

  get state(): DemoState {
    return {
      situation: this.#situation.name,
      surveyFails: this.surveyFails,
      surveys: this.mock.received("surveys").length,
    };
  }

  #setFaults(surveyFails: boolean): void {
    this.mock.clearFaults();
    // Of the faults that fit a request the first one is taken, and the situation's may fit all.
    if (surveyFails) this.mock.addFault({ operation: SURVEY, status: 503 });
    if (this.#situation.fault) this.mock.addFault(this.#situation.fault);
  }
}
