/** A text that is not YAML, although YAML may be able to read it as something. */
export interface ForeignText {
  /** What it is, in words. */
  readonly problem: string;
  readonly hint: string;
  /** Where that shows. */
  readonly at: number;
}

const wanted = "give a file with an OpenAPI document, as YAML or JSON";

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

/** Says what a text is that is surely not YAML; undefined for any other text. */
export function foreignText(text: string): ForeignText | undefined {
  const head = text.slice(0, 2000).replace(/^\ufeff/, "");
  const found = beginnings.find(([mark]) => mark.test(head));
  if (found !== undefined) return { problem: `this is ${found[1]}, not YAML`, hint: wanted, at: 0 };
  const at = commentInJson(text);
  if (at === undefined) return undefined;
  return { problem: "JSON has no comments", hint: "remove it, or write the file as YAML", at };
}

/** Where the first comment is in a text that is JSON otherwise. */
function commentInJson(text: string): number | undefined {
  if (!/^\s*(?:\/[/*]|[{[]\s*(?:"|\/[/*]))/.test(text)) return undefined;
  return [...text.matchAll(/"(?:[^"\\\n]|\\.)*"|(?<![^\s,:{}[\]])\/[/*]/g)].find(
    ([token]) => !token.startsWith('"'),
  )?.index;
}
