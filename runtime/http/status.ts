/** The statuses that the Fetch Standard takes for a redirect (§2.2.3), and 0, which a page is given instead. */
export function isRedirect(status: number): boolean {
  return /^(0|30[12378])$/.test(`${status}`);
}

/**
 * Looks up what is described for a status: by itself (`404`), by its class (`4XX`), or as the `default`
 * (OpenAPI 3.2 §4.16). The most specific one counts.
 * @param find - What is described under one of these names.
 */
export function byStatus<T>(status: number, find: (name: string) => T | undefined): T | undefined {
  const name = `${status}`;
  return find(name) ?? find(`${name[0]}XX`) ?? find("default");
}
