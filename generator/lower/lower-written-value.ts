import type { Json } from "../../runtime/api/case.ts";
import { assertNever } from "../model/assert-never.ts";
import type { Struct, Type } from "../model/model.ts";
import { withoutPlaces } from "../source/built-nodes.ts";
import type { MapNode, Node } from "../source/tree.ts";
import type { TypeTable } from "./type-table.ts";

/** A value without its places. What JSON's numbers cannot be is a string. */
export function plainValue(node: Node): Json {
  return withoutPlaces<Json>(node, plainScalar);
}

function plainScalar(value: string | number | bigint | boolean | null): Json {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "number" || Number.isFinite(value)) return value;
  return String(value).replace("Infinity", "INF");
}

/** A value as a decoder gives it: members under their keys, whole numbers of 64 bits as text. */
export function decodedValue(node: Node, type: Type, types: TypeTable): Json {
  const struct = types.structs.find(({ name }) => type.kind === "struct" && name === type.name);
  if (node.kind === "list" && struct?.isTuple) {
    return struct.members.map((member, index) => {
      const item = node.items[index];
      return item === undefined ? null : decodedValue(item, member.type, types);
    });
  }
  if (node.kind === "list") return node.items.map((item) => decodedValue(item, type, types));
  if (node.kind === "map") return decodedStruct(node, struct, types);
  const { value } = node;
  switch (scalarOf(type, types)) {
    case "int64":
      return /^-?\d+$/.test(String(value)) ? String(BigInt(String(value))) : plainScalar(value);
    case "decimal":
      return String(value);
    case "double":
      return plainScalar(typeof value === "bigint" ? Number(value) : value);
    default:
      return plainScalar(value);
  }
}

function decodedStruct({ entries }: MapNode, struct: Struct | undefined, types: TypeTable): Json {
  const members = struct?.members.flatMap((member) => {
    const entry = entries.get(member.specName);
    return entry === undefined
      ? []
      : [[member.key, decodedValue(entry.value, member.type, types)] as const];
  });
  return Object.fromEntries(members ?? []);
}

function scalarOf(type: Type, types: TypeTable): string | undefined {
  switch (type.kind) {
    case "scalar":
      return type.scalar;
    case "enum":
      return types.enums.find(({ name }) => name === type.name)?.base;
    case "struct":
      return undefined;
    default:
      return assertNever(type);
  }
}
