import { Fields } from "./fields.ts";
import { headOf } from "./placed.ts";
import type { Reading } from "./reading.ts";
import { shape } from "./shape.ts";

/** One entry of `x-errata`. */
const erratum = shape("an erratum", { read: ["where", "printed", "correct"] });

/** What the vendor's own text gets wrong (`x-errata`): prose, or a list with one entry for each misprint. */
export function readErrata(reading: Reading, owner: Fields): string | undefined {
  const entry = owner.entry("x-errata");
  if (entry === undefined) return undefined;
  if (entry.value.kind !== "list") return owner.prose("x-errata");
  const lines = entry.value.items.flatMap((item) => {
    const fields = Fields.of(reading, item, headOf(item), erratum);
    const where = fields?.needText("where")?.value;
    const printed = fields?.needText("printed")?.value;
    const correct = fields?.needText("correct")?.value;
    return fields === undefined ? [] : [`${where}: printed ${printed}, correct is ${correct}`];
  });
  return lines.join("\n");
}
