import { type ClientError, DecodeError, quote } from "../errors.ts";
import type { Finding } from "./finding.ts";
import { rootAt } from "./start-tag.ts";

/** What an app gets in place of a value. */
export function failureOf(error: ClientError): Finding {
  const { code } = error;
  const failure = { severity: "error", code, count: 1 } as const;
  if (!(error instanceof DecodeError)) return { ...failure, message: problemOf(error) };
  const { path, line, column, excerpt } = error;
  return { ...failure, message: problemOf(error), path, position: { line, column, excerpt } };
}

/** An error's message without the operation and the place that it begins and ends with. */
export function problemOf(error: ClientError): string {
  const { message, operation } = error;
  let lead = operation === undefined ? "" : `${operation}: `;
  let end = "";
  if (error instanceof DecodeError) {
    lead += `${error.path}: `;
    end = ` (line ${error.line}, column ${error.column})`;
  }
  return message.slice(
    message.startsWith(lead) ? lead.length : 0,
    message.endsWith(end) ? message.length - end.length : undefined,
  );
}

const PAGE = /<(?:!doctype\s+html\b|html(?![-.\w]))/iy;

/** For a reader of an HTML page: who might have sent it. Nothing for another document. */
export function pageHint(text: string): string | undefined {
  PAGE.lastIndex = rootAt(text);
  if (!PAGE.test(text)) return undefined;
  const title = /<title[^>]{0,200}>([^<]{1,200})/i.exec(text.slice(0, 10_000))?.[1]?.trim();
  const named = title ? `the page is called ${quote(title)}: ` : "";
  return `${named}a login, a gateway or another server may answer in this one's place`;
}
