import type { Erratum } from "../../model/model.ts";
import { ObjectReader } from "./object-reader.ts";
import { anchorSpan } from "./placed.ts";
import type { ReadContext } from "./read-context.ts";
import { shape } from "./shape.ts";

/** One entry of `x-errata`. */
const erratumObject = shape("an erratum", { read: ["where", "printed", "correct"] });

/** What the vendor's own text gets wrong about an object (`x-errata`), an entry for each misprint. */
export function readErrata(reading: ReadContext, owner: ObjectReader): readonly Erratum[] {
  return (owner.items("x-errata") ?? []).flatMap((item) => {
    const fields = ObjectReader.of(reading, item, anchorSpan(item), erratumObject);
    const where = fields?.needText("where", "name the place in the vendor's text")?.value;
    const printed = fields?.needText("printed", "give the text that is printed there")?.value;
    const correct = fields?.needText("correct", "give the text that is correct")?.value;
    if (where === undefined || printed === undefined || correct === undefined) return [];
    return [{ where, printed, correct }];
  });
}
