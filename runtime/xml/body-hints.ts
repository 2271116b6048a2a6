const PLAIN = "plain text came";

/** How an HTML page begins. */
export const HTML: RegExp = /^\s*<(?:!doctype\s+)?html(?![-.:\w])/i;

/** What came instead of an XML document, by how it begins. A byte beyond ASCII shows as ISO-8859-1. */
const KINDS: readonly (readonly [start: RegExp, what: string])[] = [
  [HTML, "an HTML page came"],
  [/^(?:\0\0(?:\xfe\xff|\0<)|\xff\xfe\0\0|<\0\0\0|\ufeff\0)/, "UTF-32 came"],
  [/^(?:<\0|\0<)/, "UTF-16 came"],
  // gzip (RFC 1952), zlib (RFC 1950), Zstandard (RFC 8878)
  [
    /^(?:[^\t\n\r -\uffff][\x8b‹]|x(?:[^\t\n\r -\uffff]|[\x9cœ\xda]|\^.*[^\t\n\r -~])|\(\xb5\/)/s,
    "compressed bytes came",
  ],
  // Brotli has no beginning of its own (RFC 7932).
  [/^[^<]*[^\t\n\r -\uffff]/, "bytes that are no text came"],
  [/^\ufeff?\s*[[{"]/, "JSON came"],
  [/^\ufeff?\s*[^<&\s][^<]*$/, PLAIN],
];

/**
 * Says of a document that is refused what came instead, where its beginning shows it. Only of what
 * has been decoded can be called plain text.
 */
export function hintOf(start: string, isDecoded = true): string {
  const head = start.slice(0, 100);
  const what = KINDS.find(([pattern]) => pattern.test(head))?.[1] ?? "";
  return what && (isDecoded || what !== PLAIN) ? `; ${what}` : "";
}
