import type { ApiDescription } from "../api/description.ts";
import { refuse } from "../api/refuse-input.ts";
import {
  amount,
  callback,
  type Filled,
  flag,
  type OptionTable,
  readTable,
  text,
} from "../http/options.ts";
import type { Request, Response } from "../platform.ts";
import { answerControl, CONTROL, sayInJson } from "./control.ts";
import { Exchange } from "./exchange.ts";
import type { Listening } from "./listen.ts";
import { allowAll, checkOrigin, isPreflight, withCors } from "./origins.ts";
import { settle, withoutBody } from "./reply.ts";
import { type MockControl, MockState } from "./state.ts";

/** @typeParam Scenario - The names of the API's scenarios. */
export interface MockOptions<Scenario extends string = string> {
  /** The scenario of all answers. By default, the parameters of each request select it. */
  readonly scenario?: Scenario | undefined;
  /** How long every answer is delayed, in milliseconds. Defaults to 0. */
  readonly delayMs?: number | undefined;
  /** Whether it sends CORS headers for pages of every origin, which a real server may not do. Defaults to true. */
  readonly cors?: boolean | undefined;
  /** The longest request body that is read, in bytes; a longer one is answered 413. Defaults to 1,048,576. */
  readonly maxRequestBytes?: number | undefined;
  /** How many requests the log keeps; older ones are dropped. Defaults to 1,000. */
  readonly maxLogged?: number | undefined;
  /** How many documents each collection keeps; older ones are dropped. Defaults to 1,000. */
  readonly maxKept?: number | undefined;
  /** How many bytes the log, and each collection, may take in addition to that limit. Defaults to 16,777,216. */
  readonly maxKeptBytes?: number | undefined;
}

type Limit = Exclude<keyof MockOptions, "scenario">;

export const mockTable: OptionTable<MockOptions, Limit> = {
  scenario: text,
  delayMs: [...amount, 0],
  cors: [...flag, true],
  maxRequestBytes: [...amount, 2 ** 20],
  maxLogged: [...amount, 1000],
  maxKept: [...amount, 1000],
  maxKeptBytes: [...amount, 2 ** 24],
};

type MockSettings = Omit<Filled<MockOptions, Limit>, "scenario">;

export interface ListenOptions {
  /** The address or name on which to listen. Defaults to `127.0.0.1`, which no other machine reaches. */
  readonly host?: string | undefined;
  /**
   * Called with each request, its answer and the time that took, in milliseconds; requests to the control are included.
   * It is called before the answer is sent, and not awaited.
   */
  readonly onAnswer?:
    | ((request: Request, response: Response, durationMs: number) => void)
    | undefined;
}

export const listenTable: OptionTable<ListenOptions, "host"> = {
  host: [...text, "127.0.0.1"],
  onAnswer: callback,
};

/**
 * Stands in for the server of an API: it answers with the spec's examples.
 * @typeParam Scenario - The names of the API's scenarios.
 */
export interface Mock<Scenario extends string = string> extends MockControl<Scenario> {
  /**
   * Answers a request, whatever it is; never rejects. A connection that is to be cut is
   * `Response.error()`, whose status is 0.
   */
  readonly handle: (request: Request) => Promise<Response>;
  /**
   * Answers by HTTP. Needs Node, Deno or Bun.
   * @param port - From 0 to 65535; 0, the default, picks a free port.
   * @throws {@link InputError} when the port or host cannot be listened on.
   */
  listen(port?: number, options?: ListenOptions): Promise<Listening>;
}

/**
 * A mock of an API, not listening yet.
 * @typeParam Scenario - The names of the API's scenarios.
 * @throws {@link InputError} when an option cannot be used.
 */
export function createMock<Scenario extends string>(
  api: ApiDescription<Scenario>,
  options: MockOptions<Scenario> = {},
): Mock<Scenario> {
  const { scenario, ...settings } = readTable(mockTable, options, "options", refuse);
  return new ApiMock(api, scenario, settings);
}

class ApiMock<Scenario extends string> extends MockState<Scenario> implements Mock<Scenario> {
  readonly #api: ApiDescription;
  readonly #exchange: Exchange;
  readonly #cors: boolean;
  /** The hosts under which this mock is reached. */
  readonly #hosts = new Set<string>();

  constructor(api: ApiDescription<Scenario>, scenario: string | undefined, settings: MockSettings) {
    super(api, scenario, settings);
    this.#api = api;
    this.#cors = settings.cors;
    this.#exchange = new Exchange(api, this, settings);
  }

  // A property, so that it can be passed on without its object.
  readonly handle = async (request: Request): Promise<Response> => {
    const response = await this.#answer(request);
    const isHead = request.method === "HEAD" && response.type !== "error";
    return isHead ? withoutBody(response) : response;
  };

  async listen(port = 0, options: ListenOptions = {}): Promise<Listening> {
    const { host, onAnswer } = readTable(listenTable, options, "options", refuse);
    const { listen } = await import("./listen.ts");
    const answer = async (request: Request): Promise<Response> => {
      const started = performance.now();
      const response = await this.handle(request);
      onAnswer?.(request, response, performance.now() - started);
      return response;
    };
    const listening = await listen(answer, port, host);
    this.#hosts.add(host.toLowerCase());
    return listening;
  }

  async #answer(request: Request): Promise<Response> {
    const { signal, url } = request;
    if (`${new URL(url).pathname}/`.startsWith(CONTROL)) {
      // Without CORS headers, and without an answer to a preflight.
      return settle(signal, () => this.#control(request), sayInJson);
    }
    if (this.#cors && isPreflight(request)) return allowAll(request);
    const response = await settle(signal, () => this.#exchange.answer(request));
    return this.#cors ? withCors(response) : response;
  }

  #control(request: Request): Promise<Response> {
    checkOrigin(request, this.#hosts);
    return answerControl(request, this.#api, this);
  }
}
