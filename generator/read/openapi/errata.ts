import type { Erratum } from "../../model/model.ts";
import { Fields } from "./fields.ts";
import { headOf } from "./placed.ts";
import type { Reading } from "./reading.ts";
import { shape } from "./shape.ts";

/** One entry of `x-errata`. */
const erratumObject = shape("an erratum", { read: ["where", "printed", "correct"] });

/** What the vendor's own text gets wrong about an object (`x-errata`), an entry for each misprint. */
export function readErrata(reading: Reading, owner: Fields): readonly Erratum[] {
  return (owner.items("x-errata") ?? []).flatMap((item) => {
    const fields = Fields.of(reading, item, headOf(item), erratumObject);
    const where = fields?.needText("where", "name the place in the vendor's text")?.value;
    const printed = fields?.needText("printed", "give what stands there")?.value;
    const correct = fields?.needText("correct", "give what should stand there")?.value;
    if (where === undefined || printed === undefined || correct === undefined) return [];
    return [{ where, printed, correct }];
  });
}
