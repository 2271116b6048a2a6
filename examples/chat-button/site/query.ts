/**
 * A whole number in the page's address; nothing where it has none. Anybody can write a link to the page,
 * so what is too small or too large is taken for the least or the most.
 */
export function numberIn(
  query: URLSearchParams,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const text = query.get(name) ?? "";
  if (!/^\d{1,15}$/.test(text)) return undefined;
  return Math.min(most, Math.max(least, Number(text)));
}
