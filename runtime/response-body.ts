/** What was read of an answer's body. */
export interface Body {
  readonly bytes: Uint8Array;
  /** Whether there was more than the limit. */
  readonly tooLarge: boolean;
}

/**
 * Reads a body while it arrives, `limit` bytes at most; the rest is cancelled.
 * @param whole - Whether a part is of no use. If so, nothing is read when the declared length is too
 * large, and a broken connection is an error; otherwise what came before is given.
 * @param signal - Cancels the body when it aborts, for a `fetch` that does not know of signals.
 */
export async function readBody(
  response: Response,
  limit: number,
  whole: boolean,
  signal?: AbortSignal,
): Promise<Body> {
  const reader = response.body?.getReader();
  signal?.addEventListener("abort", () => discard(reader));
  // One buffer that doubles: a list of chunks could take many times the limit, of a byte each.
  let bytes = new Uint8Array(0);
  let length = 0;
  let tooLarge = whole && Number(response.headers.get("content-length")) > limit;
  try {
    while (reader && !tooLarge) {
      const { done, value } = await reader.read();
      if (done) break;
      const chunk = value.subarray(0, limit - length);
      tooLarge = chunk.length < value.length;
      if (length + chunk.length > bytes.length) {
        const larger = new Uint8Array(2 * length + chunk.length);
        larger.set(bytes);
        bytes = larger;
      }
      bytes.set(chunk, length);
      length += chunk.length;
    }
    if (tooLarge) discard(reader);
  } catch (error) {
    if (whole) throw error;
  }
  return { bytes: bytes.subarray(0, length), tooLarge };
}

/**
 * Cancels a body that nobody reads on; never rejects, although a stream that is locked or broken does.
 * Not to be awaited: a stream may take its time to end.
 */
export async function discard(body: { cancel(): Promise<void> } | null | undefined): Promise<void> {
  try {
    await body?.cancel();
  } catch {
    // There is nobody to tell.
  }
}

/** The charset that `Content-Type` names (RFC 9110 §8.3.2), if it does. */
export function charsetOf(response: Response): string | undefined {
  return /;\s*charset="?([^\s";]+)/i.exec(response.headers.get("content-type") ?? "")?.[1];
}

/** Text for a reader to look at: malformed bytes and unknown charsets are no errors. */
export function readText(bytes: Uint8Array, charset: string | undefined): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
