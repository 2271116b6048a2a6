import { Diagnostics } from "../../generator/diagnostics.ts";
import { load } from "../../generator/load.ts";
import { lower } from "../../generator/lower.ts";
import { validate } from "../../generator/rules/index.ts";
import type { Case } from "../../runtime/conformance/case.ts";
import { spec as text } from "../support/documents.ts";

/**
 * The case in a printed finding, read by the generator as if it had been put into `spec/cases/`.
 *
 * @throws {Error} where the generator has something against it.
 */
export async function pasted(report: string): Promise<Case> {
  const file = report.slice(report.indexOf("    operation: "));
  const diagnostics = new Diagnostics();
  const read = async (path: string): Promise<string> => {
    return path.startsWith("spec/cases/") ? file : text;
  };
  const spec = await load("spec/api.yaml", read, diagnostics, async () => ["found.yaml"]);
  if (spec !== undefined) validate(spec, diagnostics);
  const problems = diagnostics.all.map(({ message }) => message);
  const [found] = spec === undefined || problems.length > 0 ? [] : lower(spec).cases;
  if (found === undefined) throw new Error(`no case:\n${file}\n${problems.join("\n")}`);
  return found;
}
