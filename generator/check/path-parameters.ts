import { type Diagnostics, related } from "../diagnostics/diagnostics.ts";
import type { Operation } from "../read/openapi/operation.ts";
import type { Rule } from "./rule.ts";

/** Every `{name}` of a path has a path parameter, and the other way round (OpenAPI 3.2 §4.8.2). */
export const pathParameters: Rule = ({ document }, diagnostics) => {
  for (const operation of document.operations) checkOperation(operation, diagnostics);
};

function checkOperation({ path, method, parameters }: Operation, diagnostics: Diagnostics): void {
  if (parameters === undefined) return;
  const names = [...path.value.matchAll(/\{([^{}/]+)\}/g)].map(([, name = ""]) => name);
  const given = parameters.filter((parameter) => parameter.place === "path");
  const missing = names.filter((name) => !given.some((each) => each.name.value === name));
  for (const name of new Set(missing)) {
    const parameters = { method: method.value, name };
    const others = [related("operation", method.span)];
    diagnostics.report("path-parameter/missing", path.span, parameters, others);
  }
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) {
    diagnostics.report("path-parameter/duplicate", path.span, { name: twice });
  }
  // A parameter that is left over is most likely the one that is missing, by another name.
  const left = missing.length > 0 ? [] : given.filter(({ name }) => !names.includes(name.value));
  for (const { name } of left) {
    const parameters = { path: path.value, name: name.value };
    const others = [related("path", path.span)];
    diagnostics.report("path-parameter/unused", name.span, parameters, others);
  }
}
