import type { Parameter, RequestBody } from "../../model/model.ts";
import { code, table } from "../markdown/inline.ts";
import { addSamples, type Draft, describeRoot, rootOf, typeOf } from "./draft.ts";
import { meaningWords, typeWords } from "./words.ts";

/** What an operation is sent. */
export function addRequest(draft: Draft): void {
  const { parameters, body } = draft.operation;
  if (parameters.length === 0 && body === undefined) return;
  draft.page.heading(2, "Request");
  if (parameters.length > 0) addParameters(draft, parameters);
  if (body !== undefined) addBody(draft, body);
}

function addParameters({ input, page, sections }: Draft, parameters: readonly Parameter[]): void {
  const rows = parameters.map((parameter) => {
    const { name, place, type, required, repeated } = parameter;
    const words = typeWords(type, true, sections.refer);
    const types = repeated ? `list of ${words}` : words;
    return [code(name), place, types, required ? "yes" : "no", meaningWords(parameter)];
  });
  page.add(table([["parameter", "in the", "type", "required", "meaning"], ...rows]));
  page.describeMore(2, parameters);
  const types = parameters.map(({ type }) => type);
  sections.add(input.homes.reachedOn(page.path, types), 3);
}

function addBody(
  draft: Draft,
  { doc, required, mediaType, document, key, examples }: RequestBody,
): void {
  const { page, sections } = draft;
  const anchor = page.heading(3, "Body");
  page.describe(3, doc);
  const root = rootOf(draft, document);
  const element = code(`<${root.element.local}>`);
  const optional = required ? "" : " It is optional: without a member of it nothing is sent.";
  const whole = key === undefined ? "" : ` It is given as ${code(key)}.`;
  page.add(
    `It is a document ${element}, sent as ${code(mediaType)}. Its type is ${typeOf(draft, root)}.${whole}${optional}`,
  );
  describeRoot(draft, root, doc);
  sections.document(root, 3, anchor, true);
  addSamples(draft, "Samples of the body", examples, root, "sent");
}
