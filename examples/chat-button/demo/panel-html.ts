import { demoScenarios } from "./demo-scenario.ts";

/** The demo's own controls, above the page and no part of it. */
export function panelHtml(): string {
  const options = demoScenarios.map(
    ({ name, summary }) => `<option title="${summary}">${name}</option>`,
  );
  return `
<link rel="stylesheet" href="/panel-style.css">
<script type="module" src="/panel.js"></script>
<aside class="demo-panel" lang="en" aria-label="Demo controls, not part of the site">
  <b>Demo controls</b> <span>not part of the site</span>
  <label>The chat server is <select data-demo="scenario">${options.join("")}</select></label>
  <label><input type="checkbox" data-demo="survey-fails"> next survey fails</label>
  <a href="/demo/surveys" data-demo="surveys">surveys received: 0</a>
</aside>`;
}
