import { isIPv6 } from "node:net";

/** URIs by the grammar of RFC 3986 Appendix A, written apart from the decoders. */

const encoded = "%[0-9A-Fa-f]{2}";
const plain = "A-Za-z0-9\\-._~!$&'()*+,;=";
const segment = `(?:[${plain}:@]|${encoded})*`;
const path = `(?:${segment}(?:/${segment})*)`;
const rest = `(?:\\?(?:[${plain}:@/?]|${encoded})*)?(?:#(?:[${plain}:@/?]|${encoded})*)?`;
const host = `(?:\\[(?<address>[^\\]]*)\\]|(?:[${plain}]|${encoded})*)`;
const authority = `//(?:(?:[${plain}:]|${encoded})*@)?${host}(?::[0-9]*)?(?:/${path})?`;

const scheme = "[A-Za-z][A-Za-z0-9+\\-.]*:";
const absolute = [`${scheme}${authority}${rest}`, `${scheme}(?!//)${path}${rest}`];
// The first segment of a relative path has no colon: it would be a scheme (§4.2).
const relative = [`${authority}${rest}`, `(?!//|[^/?#]*:)${path}${rest}`];

export function isUri(token: string): boolean {
  return absolute.some((form) => isOf(token, form));
}

export function isRelativeReference(token: string): boolean {
  return relative.some((form) => isOf(token, form));
}

function isOf(token: string, form: string): boolean {
  const found = new RegExp(`^${form}$`).exec(token);
  const address = found?.groups?.address;
  if (found === null || address === undefined) return found !== null;
  return isIPv6(address) || new RegExp(`^[vV][0-9A-Fa-f]+\\.[${plain}:]+$`).test(address);
}
