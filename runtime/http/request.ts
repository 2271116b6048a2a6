import { quote } from "../errors.ts";
import type { Settings } from "./client-options.ts";
import type { Operation, Parameter, PreparedRequest } from "./operation.ts";
import { check, object, type Refuse } from "./options.ts";
import { checkHeader } from "./request-headers.ts";

/** Writes an operation's request. What is missing, wrong or unknown in the input is refused by its key. */
export function prepareRequest<Input>(
  { id, method, path, parameters, body }: Operation<Input, unknown>,
  input: Input,
  { baseUrl, headers: extra, requestNamespace: namespace = "" }: Settings,
  refuse: Refuse,
): PreparedRequest {
  check("input", input ?? {}, object, refuse);
  // Without a prototype, so that a parameter may be called like a member of Object.prototype.
  const rest: Record<string, unknown> = Object.assign(Object.create(null), input);
  const headers = new Headers(extra);
  let url = baseUrl + path;

  function put(place: Parameter["in"], key: string, name: string, text: string): void {
    if (place === "header") {
      checkHeader(key, name, text, refuse);
      headers.set(name, text);
      return;
    }
    if (!FITTING[place].test(text)) refuse(key, `${quote(text)} cannot be part of a ${place}`);
    if (place === "path") url = url.replaceAll(`{${name}}`, percentEncode(text));
    else url += `${/[?]/.test(url) ? "&" : "?"}${percentEncode(name)}=${percentEncode(text)}`;
  }

  for (const { in: place, key, name, type, required, repeated } of parameters) {
    const value = rest[key];
    delete rest[key];
    const items = value === undefined ? [] : repeated ? [value].flat() : [value];
    if (required && items.length === 0) refuse(key, "is missing");
    for (const item of items) {
      const text = type.format(item, (_code, problem) => refuse(key, problem));
      put(place, key, name, text);
    }
  }
  // Some servers answer other formats than XML to those who ask for them.
  headers.set("accept", "application/xml, text/xml");
  let text: string | null = null;
  const given = Object.keys(rest).find((key) => rest[key] !== undefined);
  if (body && (given !== undefined || !body.optional)) {
    headers.set("content-type", body.contentType);
    text = body.write(rest as Input, { namespace, operation: id });
  } else if (given !== undefined) refuse(given, "is not known");
  return { operation: id, url, method, headers, body: text, redirect: "manual" };
}

/** The values that can be sent in a path or query. */
const FITTING = {
  // URL parsers take `.` and `..` away (RFC 3986 §5.2.4), even if they are escaped.
  path: /^(?!\.{0,2}$)\P{Cs}+$/u,
  // Half of a surrogate pair has no UTF-8 form.
  query: /^\P{Cs}*$/u,
};

/** Escapes everything but what RFC 3986 §2.3 leaves unreserved. */
function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
