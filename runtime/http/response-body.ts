import { readContentType } from "./header-fields.ts";

/** What was read of an answer's body. */
export interface Body {
  readonly bytes: Uint8Array;
  /** Whether there was more than the limit. */
  readonly tooLarge: boolean;
}

type Step = { readonly done?: false; readonly value: Uint8Array } | { readonly done: true };

/** What can be given up, by whichever of these it has. */
interface Discardable {
  cancel?(): unknown;
  return?(): unknown;
  destroy?(): unknown;
}

/** The reader of a stream, or an iterator in its place. */
interface Source extends Discardable {
  read?(): Promise<Step>;
  next?(): Promise<Step>;
}

/** A stream of the web or of Node. */
interface Stream extends Discardable {
  getReader?(): Source;
  [Symbol.asyncIterator]?(): Source;
}

/**
 * Reads a body while it arrives, `limit` bytes at most; the rest is cancelled.
 * @param lost - Called when the connection breaks, where a part is of no use; then nothing is read either
 * when the declared length is too large. Without it, what came before the break is given.
 * @param signal - Gives the body up when it aborts, for a `fetch` that does not know of signals.
 * @throws {TypeError} when the body cannot be read at all, such as one that was read before.
 */
export async function readBody(
  response: Response,
  limit: number,
  lost?: (cause: Error | undefined) => never,
  signal?: AbortSignal,
): Promise<Body> {
  const source = sourceOf(response);
  if (signal) signal.onabort = () => discard(source);
  // One buffer that doubles: a list of chunks could take many times the limit, of a byte each.
  let bytes = new Uint8Array(0);
  let length = 0;
  let tooLarge = !!lost && Number(response.headers.get("content-length")) > limit;
  while (source && !tooLarge) {
    let step: Step | undefined;
    try {
      step = await (source.read?.() ?? source.next?.());
    } catch (error) {
      lost?.(error as Error | undefined);
    }
    if (!step || step.done) break;
    const chunk = step.value.subarray(0, limit - length);
    tooLarge = chunk.length < step.value.length;
    if (length + chunk.length > bytes.length) {
      const larger = new Uint8Array(2 * length + chunk.length);
      larger.set(bytes);
      bytes = larger;
    }
    bytes.set(chunk, length);
    length += chunk.length;
  }
  discard(source);
  return { bytes: bytes.subarray(0, length), tooLarge };
}

/**
 * The bytes of a body. It is a stream of the web, or of Node as node-fetch 2 gives it, `null` where it
 * is empty, and `undefined` on platforms without streams, such as React Native.
 */
function sourceOf(response: Response): Source | null | undefined {
  const body = response.body as Stream | null | undefined;
  try {
    if (response.bodyUsed) throw new TypeError("it was read before; read a clone() instead");
    return body === undefined
      ? readAtOnce(response.arrayBuffer.bind(response))
      : body && (body.getReader?.() ?? (body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]());
  } catch (cause) {
    throw new TypeError(`the body of the answer cannot be read: ${cause}`, { cause });
  }
}

async function* readAtOnce(read: () => Promise<ArrayBuffer>): AsyncGenerator<Uint8Array, void> {
  yield new Uint8Array(await read());
}

/**
 * Gives up a body that nobody reads on; never rejects, although a stream that is locked or broken does.
 * Not to be awaited: a stream may take its time to end.
 */
export async function discard(body: Discardable | null | undefined): Promise<void> {
  try {
    await (body?.cancel?.() ?? body?.return?.() ?? body?.destroy?.());
  } catch {
    // The error has no receiver.
  }
}

/** The charset that `Content-Type` names (RFC 9110 §8.3.2), if it does. */
export function charsetOf(response: Response): string | undefined {
  return readContentType(response.headers.get("content-type"))?.charset;
}

/** Text for a person to look at: malformed bytes and unknown charsets are not errors. */
export function readText(bytes: Uint8Array, charset: string | undefined): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
