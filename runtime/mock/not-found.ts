import type { ApiDescription } from "../api/description.ts";
import { quote } from "../errors.ts";
import { empty, text } from "./reply.ts";
import type { RouteMatch } from "./router.ts";

/** The answer to a request that is for no operation; it says what there is. */
export function notFound(
  { title, operations }: ApiDescription,
  { method, url }: Request,
  found: Exclude<RouteMatch, { kind: "operation" }>,
): Response {
  if (found.kind === "wrong-method") {
    const allow = found.methods.join(", ");
    if (method === "OPTIONS") return empty(204, { allow });
    return text(405, `${found.path} takes ${allow}, not ${method}`, { allow });
  }
  const there = operations.map(({ operation }) => `${operation.method} ${operation.path}`);
  return text(
    404,
    [
      `This is a mock of: ${title}`,
      `There is nothing at ${quote(new URL(url).pathname)}. These are there, below any path:`,
      ...there.map((each) => `  ${each}`),
      "The mock itself is looked at and set at /__mock/.",
    ].join("\n"),
  );
}
