import { checkedText, type Scalar } from "./scalars.ts";

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A UUID of any version (RFC 9562 §4), in either letter case. */
export const uuid: Scalar<string> = /* @__PURE__ */ checkedText("uuid", (text) => UUID.test(text));

// Each pattern looks for what is not allowed, since V8 runs out of stack where one repeats a choice for megabytes.
const NO_URI = /[^\w\-.~:/?#[\]@!$&'()*+,;=%]|%(?![\da-f]{2})|#.*#/i;
const NO_SCHEME = /^[^a-z]|[^a-z\d+.-]/i;
const IPV4 = /:(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** Whether a text is a URI (RFC 3986 §3), or, where it `mayBeRelative`, a URI reference (§4.1). */
function isUri(text: string, mayBeRelative: boolean): boolean {
  if (NO_URI.test(text)) return false;
  const [beforeFragment = ""] = text.split("#");
  const fragment = text.slice(beforeFragment.length);
  const [hierarchy = ""] = beforeFragment.split("?");
  const query = beforeFragment.slice(hierarchy.length);
  const [first = ""] = hierarchy.split("/");
  const colon = first.indexOf(":");
  // A first segment with a colon is a scheme, also where it would have to be a relative reference (§4.2).
  if (colon < 0 ? !mayBeRelative : colon === 0 || NO_SCHEME.test(first.slice(0, colon)))
    return false;
  let path = hierarchy.slice(colon + 1);
  if (path.startsWith("//")) {
    const end = path.indexOf("/", 2);
    const authority = path.slice(2, end < 0 ? undefined : end);
    if (!isAuthority(authority)) return false;
    path = path.slice(2 + authority.length);
  }
  return !/[[\]]/.test(path + query + fragment);
}

/** Whether a text is user information, a host and a port (RFC 3986 §3.2). */
function isAuthority(authority: string): boolean {
  const [, user = "", host = ""] = /^([^@]*@)?(.*?)(?::\d*)?$/.exec(authority) ?? [];
  if (/[[\]]/.test(user)) return false;
  return /^\[.*]$/.test(host) ? isAddress(host.slice(1, -1)) : !/[[\]@:]/.test(host);
}

/** Whether a text can be the address in brackets (RFC 3986 §3.2.2): of IPv6, or of what may follow. */
function isAddress(address: string): boolean {
  if (/^v[\da-f]+\.[^[\]@%]+$/i.test(address)) return true;
  if (address.length > 45) return false;
  // At the end, an address of IPv4 stands for two groups.
  const [before = "", after, ...more] = address.replace(IPV4, ":0:0").split("::");
  const groups = [before, after ?? ""].flatMap((text) => (text === "" ? [] : text.split(":")));
  return (
    more.length === 0 &&
    (after === undefined ? groups.length === 8 : groups.length < 8) &&
    groups.every((group) => /^[\da-f]{1,4}$/i.test(group))
  );
}

/** A URI (RFC 3986 §3): it has a scheme, and nothing beyond ASCII. */
export const uri: Scalar<string> = /* @__PURE__ */ checkedText("uri", (text) => isUri(text, false));

/** A URI or a relative reference (RFC 3986 §4.1), the empty one included. */
export const uriReference: Scalar<string> = /* @__PURE__ */ checkedText("uri-reference", (text) =>
  isUri(text, true),
);
