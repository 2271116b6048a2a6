import type { ApiDescription, OperationDescription } from "../api/description.ts";
import { readScalarText } from "../api/scalar-text.ts";

/** What a request is for. */
export type RouteMatch =
  | {
      readonly kind: "operation";
      readonly described: OperationDescription;
      /** The path below the base URL. */
      readonly path: string;
      /** The values of path parameters, by name, as the path has them. */
      readonly values: ReadonlyMap<string, string>;
    }
  /** The path is known, the method is not; these are. */
  | { readonly kind: "wrong-method"; readonly methods: readonly string[]; readonly path: string }
  | { readonly kind: "unknown" };

interface Route {
  readonly described: OperationDescription;
  /** The names and values that the operation's path has in its query. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly segments: readonly Segment[];
}

/** The text between two slashes of a path. */
interface Segment {
  /** As URLs are written: what is not ASCII is escaped. One more than there are parameters. */
  readonly texts: readonly string[];
  /** The parameters between them. */
  readonly names: readonly string[];
}

/** Finds the operation that a request is for, below any base URL. */
export class Router {
  readonly #routes: readonly Route[];

  constructor({ operations }: ApiDescription) {
    this.#routes = operations.map(routeTo);
  }

  /** @param search - The query of the URL. */
  find(method: string, pathname: string, search = ""): RouteMatch {
    const given = new URLSearchParams(search);
    const matches = this.#routes
      .filter(({ query }) => query.every(([name, value]) => given.getAll(name).includes(value)))
      .flatMap((route) => matchOf(route, pathname) ?? [])
      // The longest path first; of two, that with fewer parameters (OpenAPI 3.2 §4.8.2), or the longer query.
      .sort(
        (a, b) =>
          b.path.length - a.path.length || a.values.size - b.values.size || b.fixed - a.fixed,
      );
    const [best] = matches;
    if (!best) return { kind: "unknown" };
    const ofMethod = (wanted: string) => {
      const [first, ...others] = matches.filter((each) => methodOf(each.described) === wanted);
      const alike = others.filter(
        ({ path, fixed }) => path === first?.path && fixed === first.fixed,
      );
      return [first, ...alike].find((each) => each && takes(each.described, given)) ?? first;
    };
    const found = ofMethod(method) ?? (method === "HEAD" ? ofMethod("GET") : undefined);
    if (found) return found;
    const methods = matches.map((each) => methodOf(each.described));
    if (methods.includes("GET")) methods.push("HEAD");
    return { kind: "wrong-method", methods: [...new Set(methods), "OPTIONS"], path: best.path };
  }
}

/** Whether a query has what an operation needs: how operations of one method and path are distinguished. */
function takes({ operation }: OperationDescription, query: URLSearchParams): boolean {
  return operation.parameters.every(({ in: place, name, type, required }) => {
    if (place !== "query" || !required) return true;
    const text = query.get(name);
    return text !== null && readScalarText(type, text) !== undefined;
  });
}

function methodOf({ operation }: OperationDescription): string {
  return operation.method;
}

function routeTo(described: OperationDescription): Route {
  const { path } = described.operation;
  const [, search = ""] = path.split("?");
  const query: [string, string][] = [];
  // The declarations of a page before TypeScript 5.6 have no iterator of these.
  new URLSearchParams(search).forEach((value, name) => {
    query.push([name, value]);
  });
  return { described, query, segments: segmentsOf(path) };
}

/** The segments of a path of the spec. */
export function segmentsOf(path: string): readonly Segment[] {
  // The braces are escaped as well.
  const [, ...segments] = new URL(path, "http://host").pathname.split("/");
  return segments.map((segment) => {
    const parts = segment.split(/%7B(.+?)%7D/);
    return {
      texts: parts.filter((_, index) => index % 2 === 0),
      names: parts.filter((_, index) => index % 2 === 1).map(decodeURIComponent),
    };
  });
}

/** A path may have something before it: the part of the base URL that is the deployment's own. */
function matchOf({ described, query, segments }: Route, pathname: string) {
  const given = pathname.split("/").slice(1);
  const own = given.slice(-segments.length);
  if (own.length < segments.length) return undefined;
  const values = new Map<string, string>();
  for (const [index, segment] of segments.entries()) {
    const found = valuesIn(segment, own[index] ?? "");
    if (found === undefined) return undefined;
    for (const [at, name] of segment.names.entries()) values.set(name, found[at] ?? "");
  }
  const fixed = query.length;
  return { kind: "operation" as const, described, path: `/${own.join("/")}`, values, fixed };
}

/** The values of a segment's parameters, none of them empty; of two, the first is as long as it can be. */
function valuesIn({ texts }: Segment, given: string): readonly string[] | undefined {
  const [first = "", ...between] = texts;
  const last = between.pop();
  if (last === undefined) return given === first ? [] : undefined;
  if (!given.startsWith(first) || !given.endsWith(last)) return undefined;
  const values: string[] = [];
  let end = given.length - last.length;
  // From the end, where each text is looked for once: the time is linear in the segment.
  for (const text of between.reverse()) {
    const at = given.lastIndexOf(text, end - text.length - 1);
    if (at < first.length || at + text.length >= end) return undefined;
    values.unshift(given.slice(at + text.length, end));
    end = at;
  }
  return end > first.length ? [given.slice(first.length, end), ...values] : undefined;
}
