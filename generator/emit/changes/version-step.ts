import type { Change } from "./change.ts";

/** The part of a version that a change raises (Semantic Versioning 2.0.0). */
export type Step = "major" | "minor" | "patch" | "none";

/**
 * The step that changes call for. Before 1.0.0 everything moves down by one (§4), as package managers
 * have it: `^0.1.0` takes 0.1.1 along, and not 0.2.0.
 */
export function stepFor(changes: readonly Change[], version: string): Step {
  if (changes.length === 0) return "none";
  const early = version.startsWith("0.");
  if (changes.some(({ breaking }) => breaking)) return early ? "minor" : "major";
  const onlyProse = changes.every(({ what, kind }) => what === "failure" && kind === "changed");
  return early || onlyProse ? "patch" : "minor";
}

/** The version after a step. */
export function raised(version: string, step: Step): string {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.+-]/).map(Number);
  switch (step) {
    case "major":
      return `${major + 1}.0.0`;
    case "minor":
      return `${major}.${minor + 1}.0`;
    case "patch":
      return `${major}.${minor}.${patch + 1}`;
    case "none":
      return version;
  }
}
