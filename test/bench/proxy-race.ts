import { connect, type Socket } from "node:net";

/** What many pages saw. */
export interface Load {
  /** Milliseconds from the request to the whole response, for each of them. */
  readonly times: readonly number[];
  /** How long all of them took. */
  readonly ms: number;
}

/**
 * Asks as open pages do: each page over its own connection, once in each interval, at a moment of its own.
 * A page asks whether or not others have their answers, so that a server that stops for a moment is asked
 * by all pages whose time comes meanwhile. In the first interval the pages connect, which is not counted. Plain
 * sockets take little of a machine that the servers share.
 */
export async function askAsPages(
  port: number,
  path: string,
  pages: number,
  intervalMs: number,
  rounds: number,
): Promise<Load> {
  const request = requestFor(path);
  const order = shuffled(pages);
  const connections = new Map<number, Promise<Connection>>();
  const times: number[] = [];
  const answers: Promise<void>[] = [];
  const ask = async (page: number, isCounted: boolean): Promise<void> => {
    const connection = connections.get(page) ?? Connection.open(port);
    connections.set(page, connection);
    const ms = await (await connection).ask(request);
    if (isCounted) times.push(ms);
  };
  const start = performance.now();
  const most = pages * (1 + rounds);
  while (answers.length < most) {
    const due = Math.min(most, Math.ceil(((performance.now() - start) / intervalMs) * pages));
    for (let next = answers.length; next < due; next++) {
      answers.push(ask(order[next % pages] ?? 0, next >= pages));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(answers);
  const ms = performance.now() - start - intervalMs;
  for (const each of connections.values()) (await each).close();
  return { times, ms };
}

/** Asks without a pause: over so many connections, each with one request at a time. */
export async function askWithoutPause(
  port: number,
  path: string,
  requests: number,
  connections: number,
): Promise<Load> {
  const request = requestFor(path);
  const opening = Array.from({ length: connections }, () => Connection.open(port));
  const open = await Promise.all(opening);
  const times: number[] = [];
  let left = requests;
  const start = performance.now();
  await Promise.all(
    open.map(async (connection) => {
      while (left-- > 0) times.push(await connection.ask(request));
      connection.close();
    }),
  );
  return { times, ms: performance.now() - start };
}

function requestFor(path: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/xml\r\n\r\n`;
}

/** The numbers below another in the same order in each run, without a pattern: by a linear congruential generator. */
function shuffled(count: number): number[] {
  let state = 1;
  const keyed = Array.from({ length: count }, (_, value) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return { value, key: state };
  });
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}

/** A connection of a page: it has one request at a time. */
class Connection {
  readonly #socket: Socket;
  #text = "";
  #answered: ((ms: number) => void) | undefined;
  #failed: ((error: Error) => void) | undefined;
  #sent = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (chunk) => this.#read(chunk.toString("latin1")));
    socket.on("close", () => this.#failed?.(new Error("the connection was closed")));
    socket.on("error", (error) => this.#failed?.(error));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: "127.0.0.1", noDelay: true });
      socket.once("error", reject);
      socket.once("connect", () => resolve(new Connection(socket)));
    });
  }

  /** Resolves with the milliseconds to the whole answer; a status other than 200 rejects. */
  ask(request: string): Promise<number> {
    if (this.#answered) return Promise.reject(new Error("the answer before is still missing"));
    return new Promise((resolve, reject) => {
      this.#answered = resolve;
      this.#failed = reject;
      this.#sent = performance.now();
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#failed = undefined;
    this.#socket.destroy();
  }

  #read(chunk: string): void {
    this.#text += chunk;
    const end = this.#text.indexOf("\r\n\r\n");
    const [, length] = /^content-length: (\d+)/im.exec(this.#text) ?? [];
    if (end < 0 || length === undefined || this.#text.length < end + 4 + Number(length)) return;
    const text = this.#text;
    const answered = this.#answered;
    this.#text = "";
    this.#answered = undefined;
    if (text.startsWith("HTTP/1.1 200 ")) answered?.(performance.now() - this.#sent);
    else this.#failed?.(new Error(text.slice(0, 100)));
  }
}
