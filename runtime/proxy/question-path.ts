import type { ApiDescription, OperationDescription } from "../api/description.ts";
import { refuse } from "../api/refuse-input.ts";
import { decodeSegment, readScalarText } from "../api/scalar-text.ts";
import type { FormatFail } from "../codec/scalars.ts";
import { quote } from "../errors.ts";
import type { Parameter } from "../http/operation.ts";
import { Router } from "../mock/router.ts";
import type { ProxySettings } from "./proxy-options.ts";

/** An operation with the values of its path. */
export interface Question {
  readonly described: OperationDescription;
  readonly input: Readonly<Record<string, unknown>>;
  /** The path in the one form that all equal ones have, by which answers are kept. */
  readonly key: string;
  /** Whether `allow` lists every value in it. */
  readonly isNamed: boolean;
}

type Found =
  | { readonly kind: "operation"; readonly question: Question }
  | { readonly kind: "wrong-method"; readonly methods: readonly string[] }
  | {
      readonly kind: "unknown";
      /** Which value `allow` does not contain, if that is the only reason. */
      readonly refusal?: string;
    };

const UNKNOWN: Found = { kind: "unknown" };

/** Refused in a value that `allow` does not list: servers take some of these for the end of a segment. */
const UNSAFE = /[/\\%;\p{Cc}]|^\.*$/u;

/**
 * How an operation can be offered by a proxy: `cached` by a GET with parameters in its path alone,
 * `forwarded` with a body. Undefined where it cannot, since it is not known which of its answers are the same.
 */
export function wayOf({
  operation,
  body,
}: OperationDescription): "cached" | "forwarded" | undefined {
  const { method, path, parameters } = operation;
  if (path.includes("?")) return undefined;
  if (!parameters.every((each) => each.in === "path")) return undefined;
  if (method === "GET") return body === undefined ? "cached" : undefined;
  return body === undefined ? undefined : "forwarded";
}

/** Finds the question that a request asks, by method and path. */
export class QuestionPaths {
  readonly #router: Router;
  readonly #basePath: string;
  /** The texts that a parameter may have; one without an entry may have any. */
  readonly #allowed = new Map<Parameter, ReadonlySet<string>>();

  /** @throws {InputError} for an allowed value that is not of its parameter's type. */
  constructor(api: ApiDescription, { basePath, allow, forward }: ProxySettings) {
    const operations = api.operations.filter((each) => {
      const way = wayOf(each);
      return way === "cached" || (way === "forwarded" && forward !== false);
    });
    this.#router = new Router({ ...api, operations });
    this.#basePath = basePath;
    for (const parameter of operations.flatMap(({ operation }) => operation.parameters)) {
      const { name, type } = parameter;
      if (!Object.hasOwn(allow, name)) continue;
      const fail: FormatFail = (_code, problem) => refuse(`allow.${name}`, problem);
      const texts = allow[name]?.map((value) => type.format(type.parse(String(value), fail), fail));
      this.#allowed.set(parameter, new Set(texts));
    }
  }

  /** @param path - As it came: no query, no escape undone. */
  find(method: string, path: string): Found {
    if (!path.startsWith(`${this.#basePath}/`)) return UNKNOWN;
    const rest = path.slice(this.#basePath.length);
    const found = this.#router.find(method, rest);
    // The router finds operations below any path.
    if (found.kind === "unknown" || found.path !== rest) return UNKNOWN;
    if (found.kind === "wrong-method") return { kind: "wrong-method", methods: found.methods };
    return this.#questionOf(found.described, found.values);
  }

  #questionOf(described: OperationDescription, values: ReadonlyMap<string, string>): Found {
    const { path, parameters } = described.operation;
    const input: Record<string, unknown> = {};
    let key = path;
    let isNamed = true;
    for (const parameter of parameters) {
      const { name, type } = parameter;
      const given = decodeSegment(values.get(name) ?? "");
      const read = given === undefined ? undefined : readScalarText(type, given);
      if (!read) return UNKNOWN;
      const allowed = this.#allowed.get(parameter);
      if (allowed && !allowed.has(read.text)) {
        return { kind: "unknown", refusal: `allow.${name} does not contain ${quote(read.text)}` };
      }
      if (!allowed && UNSAFE.test(read.text)) return UNKNOWN;
      isNamed &&= allowed !== undefined;
      input[parameter.key] = read.value;
      key = key.replaceAll(`{${name}}`, () => encodeURIComponent(read.text));
    }
    return { kind: "operation", question: { described, input, key, isNamed } };
  }
}
