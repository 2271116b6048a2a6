import { execFile } from "node:child_process";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";

const PROGRAM = fileURLToPath(new URL("call-each.ts", import.meta.url));
const DOCUMENT = '<availableSlots xmlns="http://www.egain.net/chat" count="4"/>';
const gzip = gzipSync(DOCUMENT.padEnd(100_000));

function answer(status: string, headers: string, body: string | Buffer = ""): Buffer {
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status}\r\n${headers && `${headers}\r\n`}\r\n`),
    Buffer.from(body),
  ]);
}

interface Answer {
  readonly bytes: Buffer;
  /** What is done with the connection afterwards; by default it stays open. */
  readonly after?: (socket: Socket) => void;
  /** What comes of a GET, and of a POST whose answer has no body. */
  readonly expected: readonly [unknown, string];
}

const end = (socket: Socket) => socket.end();
const reset = (socket: Socket) => setTimeout(() => socket.resetAndDestroy(), 20);
/** Node may hand over what it could decompress, as if that were all. */
const CUT_OFF = expect.stringMatching(/^(Network|Decode)Error$/);
const gzipped = "Content-Encoding: gzip";

const answers: Readonly<Record<string, Answer>> = {
  "six content-codings": {
    bytes: answer("200 OK", "Content-Encoding: a,b,c,d,e,f\r\nContent-Length: 5", "<a/>\n"),
    expected: ["NetworkError", "NetworkError"],
  },
  "a hundred content-codings": {
    bytes: answer("200 OK", `Content-Encoding: ${"gzip,".repeat(100)}gzip`, gzip),
    after: end,
    expected: ["NetworkError", "NetworkError"],
  },
  "six content-codings of an error": {
    bytes: answer("500 No", "Content-Encoding: a,b,c,d,e,f\r\nContent-Length: 5", "<a/>\n"),
    expected: ["NetworkError", "NetworkError"],
  },
  "six content-codings of a 204": {
    bytes: answer("204 Done", "Content-Encoding: a,b,c,d,e,f"),
    expected: ["HttpError", "value undefined"],
  },
  "gzip that is none": {
    bytes: answer("200 OK", `${gzipped}\r\nContent-Length: 5`, "<a/>\n"),
    expected: ["NetworkError", "HttpError"],
  },
  "an error with gzip that is none": {
    bytes: answer("500 No", `${gzipped}\r\nContent-Length: 5`, "<a/>\n"),
    expected: ["HttpError", "HttpError"],
  },
  "gzip that is cut off": {
    bytes: answer("200 OK", gzipped, gzip.subarray(0, 40)),
    after: end,
    expected: [CUT_OFF, "HttpError"],
  },
  "gzip that stops": {
    bytes: answer("200 OK", gzipped, gzip.subarray(0, 40)),
    expected: ["TimeoutError", "TimeoutError"],
  },
  "gzip of too much": {
    bytes: answer("200 OK", gzipped, gzip),
    after: end,
    expected: ["DecodeError", "HttpError"],
  },
  "brotli that is none, chunked": {
    bytes: answer("200 OK", "Content-Encoding: br\r\nTransfer-Encoding: chunked", "4\r\n<a/>\r\n"),
    expected: ["NetworkError", "HttpError"],
  },
  "a reset before the answer": {
    bytes: Buffer.alloc(0),
    after: reset,
    expected: ["NetworkError", "NetworkError"],
  },
  "a reset in the middle of the body": {
    bytes: answer("200 OK", "Content-Length: 100", "<a"),
    after: reset,
    expected: ["NetworkError", "HttpError"],
  },
  "a reset in the middle of a gzip body": {
    bytes: answer("200 OK", gzipped, gzip.subarray(0, 40)),
    after: reset,
    expected: [CUT_OFF, "HttpError"],
  },
  "chunks that are none": {
    bytes: answer("200 OK", "Transfer-Encoding: chunked", "4\r\n<a/>\r\nzzz\r\n"),
    expected: ["NetworkError", "HttpError"],
  },
  "a chunk that is cut off": {
    bytes: answer("200 OK", "Transfer-Encoding: chunked", "ff\r\n<a/>"),
    after: end,
    expected: ["NetworkError", "HttpError"],
  },
  "a body that nobody reads, without an end": {
    bytes: answer("204 Done", gzipped, "x"),
    expected: ["HttpError", "value undefined"],
  },
  "two lengths": {
    bytes: answer("200 OK", "Content-Length: 1\r\nContent-Length: 2", "<a/>"),
    expected: ["NetworkError", "NetworkError"],
  },
};

let lines: readonly string[] = [];

beforeAll(async () => {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    let request = "";
    socket.on("data", (data) => {
      request += data;
      const body = request.split("\r\n\r\n")[1];
      // A POST has a body, which ends with the document.
      if (body === undefined || (request.startsWith("POST") && !body.endsWith(">"))) return;
      const [, index = ""] = /^\w+ \/(\d+)\//.exec(request) ?? [];
      request = "";
      const each = Object.values(answers)[Number(index)];
      socket.write(each?.bytes ?? "", () => each?.after?.(socket));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const urls = Object.keys(answers).map((_, index) => `http://127.0.0.1:${port}/${index}`);
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--import=tsx",
    PROGRAM,
    ...urls,
  ]).catch((error: { stdout: string; stderr: string }) => ({
    stdout: `${error.stdout}dead: ${error.stderr}`,
  }));
  lines = stdout.trimEnd().split("\n");
  server.close();
});

test("the process lives", () => {
  expect(lines.at(-1)).toBe("alive");
});

test.each(Object.keys(answers).map((name, index) => [name, index] as const))(
  "%s",
  (name, index) => {
    expect(lines.slice(2 * index, 2 * index + 2)).toEqual(answers[name]?.expected);
  },
);
