import { expect, test } from "vitest";
import type { OperationDescription } from "../../../runtime/api/description.ts";
import { closedEnum } from "../../../runtime/codec/facets.ts";
import { collapsed, string } from "../../../runtime/codec/scalars.ts";
import { noContent, type Parameter, parameter } from "../../../runtime/http/operation.ts";
import { Router } from "../../../runtime/mock/router.ts";

function described(id: string, path: string, ...parameters: Parameter[]): OperationDescription {
  const responses = { 204: noContent };
  const operation = { id, method: "GET", path, parameters, responses, failures: {} };
  return { operation, summary: "", doc: "", parameters: {}, answers: [] };
}

function action(name: string): Parameter {
  return parameter("query", "Action", closedEnum(collapsed, { [name]: name }), { required: true });
}

const operations = [
  described("getShare", "/{share}", parameter("path", "share", string)),
  described("listFiles", "/{share}?comp=list", parameter("path", "share", string)),
  described("listOldFiles", "/{share}?comp=list&old=1", parameter("path", "share", string)),
  described("create", "/", action("Create")),
  described("remove", "/", action("Remove")),
];
const router = new Router({ name: "files", title: "Files", operations, scenarios: [], enums: [] });

test.each([
  ["/a", "", "getShare"],
  ["/a", "?comp=acl", "getShare"],
  ["/a", "?x=1&comp=list", "listFiles"],
  ["/a", "?old=1&comp=list", "listOldFiles"],
  ["/", "?Action=Remove", "remove"],
  ["/", "?Action=Create", "create"],
  ["/", "?Action=Rename", "create"],
  ["/", "", "create"],
])("GET %s%s is for %s%s", (path, search, id) => {
  const found = router.find("GET", path, search);
  expect(found.kind === "operation" && found.described.operation.id).toBe(id);
});
