import type { DemoState } from "./demo-state.ts";

const scenario = find("scenario", HTMLSelectElement);
const surveyFails = find("survey-fails", HTMLInputElement);
const surveys = find("surveys", HTMLAnchorElement);

function find<E extends Element>(name: string, type: abstract new () => E): E {
  const found = document.querySelector(`[data-demo="${name}"]`);
  if (!(found instanceof type)) throw new TypeError(`the panel has no ${name}`);
  return found;
}

async function exchange(change?: Partial<DemoState>): Promise<void> {
  const init = change && {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(change),
  };
  const state: DemoState = await (await fetch("/demo/state", init)).json();
  // Not while somebody is choosing.
  if (document.activeElement !== scenario) scenario.value = state.scenario;
  surveyFails.checked = state.surveyFails;
  surveys.textContent = `surveys received: ${state.surveys}`;
}

scenario.addEventListener("change", () => void exchange({ scenario: scenario.value }));
surveyFails.addEventListener("change", () => void exchange({ surveyFails: surveyFails.checked }));

/** The terminal, or another window, may have changed something. */
async function follow(): Promise<void> {
  // The demo may have ended; it may come back.
  if (!document.hidden) await exchange().catch(() => {});
  setTimeout(follow, 1_000);
}

void follow();
