import { Diagnostics } from "../../generator/diagnostics/diagnostics.ts";
import { readApi } from "../../generator/pipeline.ts";
import type { Case } from "../../runtime/api/case.ts";
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
  const source = { entry: "spec/api.yaml", read, list: async () => ["found.yaml"] };
  const content = await readApi(source, diagnostics);
  const problems = diagnostics.all.map(({ message }) => message);
  const [found] = content?.api.cases ?? [];
  if (found === undefined) throw new Error(`no case:\n${file}\n${problems.join("\n")}`);
  return found;
}
