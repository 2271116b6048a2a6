/** What `npm run release:dry` rehearses: a release to a registry on this machine, and what a release changes. */
import { beforeAll, describe, expect, test, vi } from "vitest";
import { withAbsoluteLinks, withRepository } from "../../.github/release/metadata.ts";
import { type Rehearsal, rehearse } from "../../.github/release/rehearsal.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

describe("a release to a registry on this machine", () => {
  let release: Rehearsal;
  beforeAll(async () => {
    // `dist/` is built already.
    release = await rehearse({ repository: "example/ece-chat", build: false });
  });

  test("has a version, and says what is new in it", () => {
    expect(release.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(release.changes).toMatch(/^### (?:Major|Minor|Patch) Changes\n/);
  });

  test("names the repository that it comes from", () => {
    expect(release.package).toMatchObject({
      repository: { type: "git", url: "git+https://github.com/example/ece-chat.git" },
      homepage: "https://github.com/example/ece-chat#readme",
      bugs: "https://github.com/example/ece-chat/issues",
      publishConfig: { access: "public", provenance: true },
    });
  });

  test("is at most 1.5 MB", () => {
    expect(release.tarballBytes).toBeLessThan(1_500_000);
  });

  test("runs where it is installed", () => {
    expect(release.printed.version).toBe(`${release.version}\n`);
    expect(release.printed.help).toContain("Usage: ece-chat COMMAND [OPTIONS]");
    expect(release.called).toBe('{"count":4}\n');
  });
});

describe("the metadata of a release", () => {
  test("links of a page are absolute, at the tag of the version", () => {
    const page =
      "![a](docs/a.png) [b](docs/b.md#c) [d](https://d.example) [e](#e) [f](mailto:f@g.example)";
    expect(withAbsoluteLinks(page, "o/n", "1.2.3")).toBe(
      "![a](https://github.com/o/n/raw/v1.2.3/docs/a.png) " +
        "[b](https://github.com/o/n/blob/v1.2.3/docs/b.md#c) " +
        "[d](https://d.example) [e](#e) [f](mailto:f@g.example)",
    );
  });

  test("another text than owner/name is refused", () => {
    expect(() => withRepository({ version: "1.0.0" }, "https://github.com/o/n")).toThrow(
      'expected owner/name as the repository, got "https://github.com/o/n"',
    );
  });
});
