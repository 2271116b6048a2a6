/**
 * What only a release knows: the repository that it comes from. The address is that of the repository in which the
 * release workflow runs, so that a fork never claims to be another repository, and provenance always agrees.
 */

/** The parts of package.json that a release sets or reads. */
export interface PackageJson {
  readonly version: string;
  readonly [member: string]: unknown;
}

/** Adds `repository`, `homepage` and `bugs`, where `repository` is `owner/name` on GitHub. */
export function withRepository(json: PackageJson, repository: string): PackageJson {
  const address = addressOf(repository);
  return {
    ...json,
    repository: { type: "git", url: `git+${address}.git` },
    homepage: `${address}#readme`,
    bugs: `${address}/issues`,
  };
}

/**
 * Makes the relative links of a page absolute, at the tag of the version: npm shows a page without the
 * files around it. Images come from where GitHub serves files as they are.
 */
export function withAbsoluteLinks(markdown: string, repository: string, version: string): string {
  const address = addressOf(repository);
  return markdown.replace(
    /(!?)\[([^\]]*)\]\((?![a-z]+:|#)([^)\s]+)\)/g,
    (_, image: string, text: string, path: string) =>
      `${image}[${text}](${address}/${image === "" ? "blob" : "raw"}/v${version}/${path})`,
  );
}

function addressOf(repository: string): string {
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) {
    throw new Error(`expected owner/name as the repository, got ${JSON.stringify(repository)}`);
  }
  return `https://github.com/${repository}`;
}
