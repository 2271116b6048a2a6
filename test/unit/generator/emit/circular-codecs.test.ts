/** Structs that hold each other: neither constant is there before the other, so each is asked for late. */
import { expect, test } from "vitest";
import { generateFrom } from "../../../support/generate.ts";

test("a root element asks late for a struct that holds it", async () => {
  const { files, diagnostics } = await generateFrom(`
openapi: 3.2.0
info: { title: Folders, version: "1" }
paths:
  /folder:
    get:
      operationId: getFolder
      responses:
        "200":
          description: The folder
          content: { application/xml: { schema: { $ref: "#/components/schemas/Folder" } } }
components:
  schemas:
    Folder:
      type: object
      xml: { name: folder }
      properties:
        folders: { type: array, items: { $ref: "#/components/schemas/Folder" } }
`);
  expect(diagnostics).toEqual([]);
  const codec = files.get("codecs/folder.ts")?.replace(/\s+/g, " ");
  expect(codec).toMatch(/list\(element\("folder"\), \(\) => folderContent\)/);
  expect(codec).toMatch(/document<Folder>\( ?element\("folder"\), \(\) => folderContent,? ?\)/);
});
