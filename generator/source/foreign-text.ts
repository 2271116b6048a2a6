/** A text that is not YAML, although YAML may be able to read it as something, and where that shows. */
type ForeignText =
  | { readonly kind: "format"; readonly format: string; readonly at: number }
  | { readonly kind: "comment"; readonly at: number };

/** Marks that files of other formats begin with. */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^PK\p{Cc}/u, "a zip archive"],
  [/^\p{Cc}[\u008b\ufffd]/u, "a gzip archive"],
  [/^%PDF-/, "a PDF document"],
  [/^\s*<!doctype html|^\s*<html[\s>]/i, "an HTML page"],
  [/^\s*<(?:\?xml[^>]*\?>\s*)?(?:<!--[^>]*-->\s*)?<?(?:\w+:)?definitions[\s>]/, "a WSDL document"],
  [/^\s*<(?:\?xml[^>]*\?>\s*)?(?:<!--[^>]*-->\s*)?<?(?:\w+:)?schema[\s>]/, "an XML Schema"],
  [/^\s*<[?!\w]/, "an XML document"],
];

/** Recognizes a text that is certainly not YAML; undefined for any other text. */
export function foreignText(text: string): ForeignText | undefined {
  const head = text.slice(0, 2000).replace(/^\ufeff/, "");
  const found = beginnings.find(([mark]) => mark.test(head));
  if (found !== undefined) return { kind: "format", format: found[1], at: 0 };
  const at = commentInJson(text);
  return at === undefined ? undefined : { kind: "comment", at };
}

/** Where the first comment is in a text that is JSON otherwise. */
function commentInJson(text: string): number | undefined {
  if (!/^\s*(?:\/[/*]|[{[]\s*(?:"|\/[/*]))/.test(text)) return undefined;
  return [...text.matchAll(/"(?:[^"\\\n]|\\.)*"|(?<![^\s,:{}[\]])\/[/*]/g)].find(
    ([token]) => !token.startsWith('"'),
  )?.index;
}
