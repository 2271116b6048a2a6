import type { Json, WireBody } from "../api/case.ts";
import type { ApiDescription, ScenarioDescription } from "../api/description.ts";
import { InputError, quote } from "../errors.ts";
import { BoundedList, memoryOf } from "./bounded-list.ts";
import { type Fault, type PreparedFault, readFault } from "./fault.ts";
import { choice } from "./reply.ts";

/**
 * What can be read and set of a mock, in code and by HTTP alike.
 * @typeParam Scenario - The names of the API's scenarios.
 */
export interface MockControl<Scenario extends string = string> {
  /** The names of all scenarios, in the order of the spec. */
  readonly scenarios: readonly Scenario[];
  /** The scenario of all answers; without one, the parameters of each request select it. */
  readonly scenario: Scenario | undefined;
  /** @throws {@link InputError} when no scenario has that name. */
  useScenario(name: Scenario | undefined): void;
  /** The faults still to come, with how often. A request meets the first one that matches it. */
  readonly faults: readonly Fault[];
  /**
   * @throws {@link InputError} by the name of the member that cannot be used, and when all faults
   * together would take more than 64 MiB.
   */
  addFault(fault: Fault): void;
  clearFaults(): void;
  /** The requests, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** How many older or oversized requests have been dropped from the log. */
  readonly droppedRequests: number;
  clearRequests(): void;
  /** The names under which the bodies of requests are kept. */
  readonly collections: readonly string[];
  /**
   * The documents received and stored, oldest first.
   * @throws {@link InputError} when no collection has that name.
   */
  received(collection: string): readonly Json[];
  /**
   * How many older or oversized documents have been dropped from a collection.
   * @throws {@link InputError} when no collection has that name.
   */
  droppedFrom(collection: string): number;
  /** @throws {@link InputError} when no collection has that name. */
  clearReceived(collection: string): void;
  /** Restores the state that the mock had when it was created. */
  reset(): void;
}

interface Limits {
  readonly maxLogged: number;
  readonly maxKept: number;
  readonly maxKeptBytes: number;
}

/** The most memory that all faults together may take, in bytes. */
const MAX_FAULT_BYTES = 2 ** 26;

/** What a mock remembers from one request to the next. */
export class MockState<Scenario extends string = string> implements MockControl<Scenario> {
  readonly #api: ApiDescription<Scenario>;
  readonly #initial: Scenario | undefined;
  readonly #requests: BoundedList<LoggedRequest>;
  /** As JSON: decoded values would retain the whole text of their request. */
  readonly #received: ReadonlyMap<string, BoundedList<string>>;
  #scenario: Scenario | undefined;
  #faults: readonly PreparedFault[] = [];

  constructor(api: ApiDescription<Scenario>, scenario: string | undefined, limits: Limits) {
    this.#api = api;
    const { maxLogged, maxKept, maxKeptBytes } = limits;
    this.#requests = new BoundedList(maxLogged, maxKeptBytes);
    const bodies = api.operations.flatMap(({ body }) => body ?? []);
    this.#received = new Map(
      bodies.map(({ collection }) => [collection, new BoundedList(maxKept, maxKeptBytes)]),
    );
    this.useScenario(scenario);
    this.#initial = this.#scenario;
  }

  get scenarios(): readonly Scenario[] {
    return this.#api.scenarios.map(({ name }) => name);
  }

  get scenario(): Scenario | undefined {
    return this.#scenario;
  }

  useScenario(name: string | undefined): void {
    this.#scenario = name === undefined ? undefined : findScenario(this.#api, name).name;
  }

  get faults(): readonly Fault[] {
    return this.#faults.map(({ fault, left }) => ({ ...fault, times: left }));
  }

  addFault(fault: Fault): void {
    const faults = [...this.#faults, readFault(fault, this.#api)];
    if (faults.reduce((sum, each) => sum + sizeOf(each), 0) > MAX_FAULT_BYTES) {
      const problem = `all of them take more than ${MAX_FAULT_BYTES} bytes: clear some first`;
      throw new InputError("fault", problem);
    }
    this.#faults = faults;
  }

  clearFaults(): void {
    this.#faults = [];
  }

  /** Takes the fault for a request of an operation, and counts it down. */
  takeFault(operation: string): PreparedFault | undefined {
    const found = this.#faults.find(({ fault }) => (fault.operation ?? operation) === operation);
    this.#faults = this.#faults.flatMap((each) => {
      if (each !== found || each.left === null) return [each];
      return each.left > 1 ? [{ ...each, left: each.left - 1 }] : [];
    });
    return found;
  }

  get requests(): readonly LoggedRequest[] {
    return this.#requests.items.map((each) => ({ ...each }));
  }

  /** Logs a request that has arrived. The function returned logs its answer. */
  log(request: Omit<LoggedRequest, "status">): (status: number) => void {
    const entry = { ...request, status: 0 };
    this.#requests.add(entry, sizeOfRequest(entry));
    return (status) => {
      entry.status = status;
    };
  }

  get requestCount(): number {
    return this.#requests.count;
  }

  get droppedRequests(): number {
    return this.#requests.dropped;
  }

  clearRequests(): void {
    this.#requests.clear();
  }

  get collections(): readonly string[] {
    return [...this.#received.keys()];
  }

  received(collection: string): readonly Json[] {
    return this.#collection(collection).items.map((text) => JSON.parse(text));
  }

  /** How many documents a collection holds. */
  count(collection: string): number {
    return this.#collection(collection).count;
  }

  droppedFrom(collection: string): number {
    return this.#collection(collection).dropped;
  }

  keep(collection: string, value: Json): void {
    const text = JSON.stringify(value);
    this.#collection(collection).add(text, memoryOf(text));
  }

  clearReceived(collection: string): void {
    this.#collection(collection).clear();
  }

  reset(): void {
    this.#scenario = this.#initial;
    this.clearFaults();
    this.clearRequests();
    for (const each of this.#received.values()) each.clear();
  }

  #collection(name: string): BoundedList<string> {
    const found = this.#received.get(name);
    if (found) return found;
    const names = choice(this.collections);
    throw new InputError("collection", `none is called ${quote(name)}; ${names}`);
  }
}

function sizeOf({ fault, bytes }: PreparedFault): number {
  const headers = Object.entries(fault.headers ?? {}).flat();
  return memoryOf(...headers, ...Object.values(fault.body ?? {})) + (bytes?.length ?? 0);
}

function sizeOfRequest({ url, path, method, headers, body }: LoggedRequest): number {
  const fields = Object.entries(headers).flat();
  return memoryOf(url, path, method, ...fields, ...Object.values(body ?? {}));
}

/** @throws {@link InputError} when no scenario has that name. */
export function findScenario<Name extends string>(
  { scenarios }: ApiDescription<Name>,
  name: string,
): ScenarioDescription<Name> {
  const found = scenarios.find((each) => each.name === name);
  if (found) return found;
  const names = choice(scenarios.map((each) => each.name));
  throw new InputError("scenario", `none is called ${quote(name)}; ${names}`);
}

/** A logged request. Preflights and requests to the control are not logged. */
export interface LoggedRequest {
  /** The id of the operation; `null` if it is for none. */
  readonly operation: string | null;
  readonly method: string;
  /** The path below the base URL, with the query. */
  readonly path: string;
  readonly url: string;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Absent if it is empty, or was too long to be read. */
  readonly body?: WireBody;
  /** The status answered; 0 before that, and if the connection was cut. */
  readonly status: number;
}
