import { createMock, type Mock } from "../../../generated/mock.ts";
import { type DemoScenario, demoScenarios } from "./demo-scenario.ts";
import type { DemoState } from "./demo-state.ts";

/** The survey is a matter of its own: it can fail in any scenario. */
const SURVEY = "submitSurvey";

/** The chat server of the demo, a mock, and the scenario that it is in. */
export class Stage {
  readonly mock: Mock = createMock();
  #scenario = demoScenarios[0] as DemoScenario;

  constructor() {
    this.scenario = this.#scenario;
  }

  get scenario(): DemoScenario {
    return this.#scenario;
  }

  set scenario(scenario: DemoScenario) {
    this.#scenario = scenario;
    this.mock.useScenario(scenario.mockScenario);
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
      scenario: this.#scenario.name,
      surveyFails: this.surveyFails,
      surveys: this.mock.received("surveys").length,
    };
  }

  #setFaults(surveyFails: boolean): void {
    this.mock.clearFaults();
    // Of the faults that fit a request the first one is taken, and the scenario's may fit all.
    if (surveyFails) this.mock.addFault({ operation: SURVEY, status: 503 });
    if (this.#scenario.fault) this.mock.addFault(this.#scenario.fault);
  }
}
