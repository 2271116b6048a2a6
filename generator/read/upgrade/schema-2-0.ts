import { entriesOf, entryAt, mapAt, textOf, valueAt } from "../../source/built-nodes.ts";
import type { ObjectRule } from "./rewriter.ts";
import { schemaParts, withoutNullable } from "./schema-3-0.ts";

/** A Schema Object of OpenAPI 2.0: a discriminator is the name of a property, and a file is a type. */
export const schema20: ObjectRule = {
  parts: schemaParts(() => schema20),
  change(node) {
    const entries = entriesOf(withoutNullable(node)).flatMap((entry) => {
      const { key, value } = entry;
      if (key === "discriminator" && value.kind === "value") {
        return [{ ...entry, value: mapAt(value, [entryAt(entry, "propertyName", value)]) }];
      }
      if (key === "type" && textOf(node, "type") === "file") {
        const format = entryAt(entry, "format", valueAt(value, "binary"));
        return [{ ...entry, value: valueAt(value, "string") }, format];
      }
      return [entry];
    });
    return mapAt(node, entries);
  },
};
