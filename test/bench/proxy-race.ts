import { connect, type Socket } from "node:net";

/** What many pages saw. */
export interface Load {
  /** Milliseconds that each request took. */
  readonly times: readonly number[];
  /** How long all of them took. */
  readonly ms: number;
}

/**
 * Asks as many pages do: over so many connections, each with one request at a time. Plain sockets, so that
 * the client takes little of a machine that it shares with the servers.
 */
export async function askAsPages(
  port: number,
  path: string,
  pages: number,
  connections: number,
): Promise<Load> {
  const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/xml\r\n\r\n`;
  const times: number[] = [];
  let left = pages;
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const start = performance.now();
  await Promise.all(
    sockets.map(async (socket) => {
      while (left-- > 0) {
        const sent = performance.now();
        await ask(socket, request);
        times.push(performance.now() - sent);
      }
      socket.destroy();
    }),
  );
  return { times, ms: performance.now() - start };
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    socket.once("error", reject);
    socket.once("connect", () => resolve(socket));
  });
}

/** Resolves when a whole answer is there; a status other than 200 is no answer. */
function ask(socket: Socket, request: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = "";
    const onData = (chunk: Buffer): void => {
      text += chunk.toString("latin1");
      const end = text.indexOf("\r\n\r\n");
      const [, length] = /^content-length: (\d+)/im.exec(text) ?? [];
      if (end < 0 || length === undefined || text.length < end + 4 + Number(length)) return;
      socket.off("data", onData);
      if (text.startsWith("HTTP/1.1 200 ")) resolve();
      else reject(new Error(text.slice(0, 100)));
    };
    socket.on("data", onData);
    socket.write(request);
  });
}
