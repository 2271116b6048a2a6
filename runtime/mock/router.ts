import type { ApiDescription, OperationDescription } from "../description.ts";

/** What a request is for. */
export type Found =
  | {
      readonly kind: "operation";
      readonly described: OperationDescription;
      /** The path below the base URL. */
      readonly path: string;
      /** The values of path parameters, by name, as they stand in the path. */
      readonly values: ReadonlyMap<string, string>;
    }
  /** The path is known, the method is not; these are. */
  | { readonly kind: "wrong-method"; readonly methods: readonly string[]; readonly path: string }
  | { readonly kind: "unknown" };

interface Route {
  readonly described: OperationDescription;
  readonly names: readonly string[];
  /** A path that may have something before it: the part of the base URL that is the deployment's own. */
  readonly pattern: RegExp;
}

/** Finds the operation that a request is for, below any base URL. */
export class Router {
  readonly #routes: readonly Route[];

  constructor({ operations }: ApiDescription) {
    this.#routes = operations.map(routeTo);
  }

  find(method: string, pathname: string): Found {
    const matches = this.#routes
      .flatMap((route) => matchOf(route, pathname) ?? [])
      // The longest path first; of two, that with fewer parameters (OpenAPI 3.2 §4.8.2).
      .sort((a, b) => b.path.length - a.path.length || a.values.size - b.values.size);
    const [best] = matches;
    if (!best) return { kind: "unknown" };
    const found =
      matches.find((each) => methodOf(each.described) === method) ??
      matches.find((each) => method === "HEAD" && methodOf(each.described) === "GET");
    if (found) return found;
    const methods = matches.map((each) => methodOf(each.described));
    if (methods.includes("GET")) methods.push("HEAD");
    return { kind: "wrong-method", methods: [...new Set(methods), "OPTIONS"], path: best.path };
  }
}

function methodOf({ operation }: OperationDescription): string {
  return operation.method;
}

function routeTo(described: OperationDescription): Route {
  // As URLs are written: what is not ASCII is escaped, and so are the braces.
  const { pathname } = new URL(described.operation.path, "http://host");
  const parts = pathname.split(/%7B(.+?)%7D/);
  const names = parts.filter((_, index) => index % 2 === 1).map(decodeURIComponent);
  const texts = parts.filter((_, index) => index % 2 === 0).map(escapePattern);
  return { described, names, pattern: new RegExp(`^.*?(${texts.join("([^/]+)")})$`) };
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function matchOf({ described, names, pattern }: Route, pathname: string) {
  const match = pattern.exec(pathname);
  if (!match) return undefined;
  const [, path = "", ...given] = match;
  const values = new Map(names.map((name, index) => [name, given[index] ?? ""]));
  return { kind: "operation" as const, described, path, values };
}
