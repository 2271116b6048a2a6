import { shellWord } from "./printable.ts";

/** A request to be typed. */
interface CurlRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Iterable<readonly [name: string, value: string]>;
  /** A well-formed document, or undefined where there is no body. */
  readonly xml: string | undefined;
  /** Whether the status and the headers of the answer are printed, too. */
  readonly showsHead: boolean;
}

/**
 * A request as one line of curl that means the same in POSIX shells, PowerShell and cmd.exe: what is quoted stands in
 * double quotes, and has nothing in it that any of them interprets. The document is an equal one, without comments and
 * without white space between its elements.
 */
export function curlLine({ method, url, headers, xml, showsHead }: CurlRequest): string {
  // With data it is a POST.
  const isUsual = method === (xml === undefined ? "GET" : "POST");
  return [
    "curl",
    ...(showsHead && method !== "HEAD" ? ["-i"] : []),
    ...(isUsual ? [] : method === "HEAD" ? ["--head"] : ["-X", method]),
    ...[...headers].flatMap(([name, value]) => ["-H", quoted(`${capitalized(name)}: ${value}`)]),
    ...(xml === undefined ? [] : ["-d", `"${inOneLine(xml)}"`]),
    portableUrl(url),
  ].join(" ");
}

/** A URL as a word: what a shell reads in double quotes is percent-encoded. */
export function portableUrl(url: string): string {
  return quoted(url.replace(/["$`\\!]/g, (each) => `%${each.charCodeAt(0).toString(16)}`));
}

/** A word of what no shell interprets; what no double quotes can hold in all of them is for POSIX shells. */
function quoted(word: string): string {
  if (/^[\w./:~-]+$/.test(word)) return word;
  return /["$`\\!]/.test(word) ? shellWord(word) : `"${word}"`;
}

/** What shells interpret, and what is not printable ASCII: consoles have encodings of their own. */
const INTERPRETED = /["'$`\\!%]|[^ -~]/gu;

function inOneLine(xml: string): string {
  const text = xml
    .replace(/\r\n?/g, "\n")
    .replace(/<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|<\?.*?\?>/gs, (_, data: string | undefined) => {
      return data === undefined ? "" : data.replace(/[&<>]/g, reference);
    });
  const parts = text.match(/<(?:[^>"']|"[^"]*"|'[^']*')*>|[^<]+/g) ?? [];
  return parts
    .map((part, index) => {
      if (part.startsWith("<")) return tagInOneLine(part);
      const [before = "", after = ""] = [parts[index - 1], parts[index + 1]];
      const isValue = before !== "" && !/^<\/|\/>$/.test(before) && after.startsWith("</");
      return isValue || /\S/.test(part) ? plain(part) : "";
    })
    .join("");
}

/** A tag with single quotes. White space in a value is a space to every reader (XML 1.0 §3.3.3). */
function tagInOneLine(tag: string): string {
  return tag.replace(/\s*=\s*(?:"([^"]*)"|'([^']*)')|\s+/g, (_, a?: string, b?: string) => {
    const value = a ?? b;
    return value === undefined ? " " : `='${plain(value.replace(/[\t\n]/g, " "))}'`;
  });
}

function plain(text: string): string {
  return text.replace(INTERPRETED, reference);
}

function reference(char: string): string {
  return `&#${char.codePointAt(0)};`;
}

function capitalized(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}
