/**
 * Looks up what is described for a status: by itself (`404`), by its class (`4XX`), or as the `default`
 * (OpenAPI 3.2 §4.16). The most specific one counts.
 * @param find - What is described under one of these names.
 */
export function byStatus<T>(status: number, find: (name: string) => T | undefined): T | undefined {
  const name = `${status}`;
  return find(name) ?? find(`${name[0]}XX`) ?? find("default");
}

/** Whether a status is one of success (RFC 9110 §15.3). */
export function isSuccess(status: number): boolean {
  return Math.floor(status / 100) === 2;
}

/** The statuses that the Fetch Standard takes for a redirect (§2.2.3), and 0, which a page is given instead. */
export function isRedirect(status: number): boolean {
  return [0, 301, 302, 303, 307, 308].includes(status);
}

/** Whether the same request may succeed a little later: too slow, too often, or a fault of the server (RFC 9110 §15.6). */
export function isTransient(status: number): boolean {
  return [408, 429].includes(status) || Math.floor(status / 100) === 5;
}
