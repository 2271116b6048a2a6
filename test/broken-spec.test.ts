/**
 * Everything that is wrong with a spec is said in one run, each problem with its place, and nothing
 * is written.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { outputFolder, put, runGenerator } from "./support/generate.ts";

vi.setConfig({ testTimeout: 60_000 });

const BROKEN = `openapi: 3.2.0
info: { title: Parcels, version: "1" }
paths:
  /parcels/{id}:
    get:
      x-operation-name: getParcel
      parameters: [{ $ref: "#/components/parameters/Id" }]
      responses:
        "200":
          content:
            application/xml:
              schema: { $ref: "#/components/schemas/Parcel" }
              examples:
                noNumber:
                  dataValue: { weight: heavy }
                notTheSame:
                  dataValue: { weight: 2 }
                  serializedValue: <parcel><weight>2.5</weight></parcel>
  /labels/{id}:
    get:
      x-operation-name: getParcel
      parameters: [{ $ref: "#/components/parameters/Id" }]
      responses:
        "200":
          content:
            application/xml:
              schema: { $ref: "#/components/schemas/Lable" }
components:
  parameters:
    Id: { name: id, in: path, required: true, schema: { type: string } }
  schemas:
    Parcel:
      type: object
      xml: { name: parcel }
      required: [weight]
      properties:
        weight: { type: number }
    Label:
      type: object
      xml: { name: label }
      properties:
        street: { type: string, xml: { name: line } }
        city: { type: string, xml: { name: line } }
        sender: { type: object, xml: { nodeType: attribute } }
        size: { oneOf: [{ type: string }, { type: number }] }
`;

const folder = outputFolder();

test("all problems are reported at once", async () => {
  put(join(folder, "spec.yaml"), BROKEN);
  const flags = ["--spec", join(folder, "spec.yaml"), "--out", join(folder, "out")];
  const { status, stdout, stderr } = await runGenerator(...flags);

  const [said = ""] = stdout.replaceAll(`${folder}/`, "").split(/^load \d+ ms/m);
  expect(said).toMatchInlineSnapshot(`
    "spec.yaml:15:40 - error example-mismatch: the example does not match its schema: the string "heavy" is not a valid double
      14 |                 noNumber:
    > 15 |                   dataValue: { weight: heavy }
         |                                        ^^^^^
      hint: correct the example or the schema

    spec.yaml:17:40 - error sample-mismatch: the sample does not decode to its dataValue: weight is 2.5, not 2
      16 |                 notTheSame:
    > 17 |                   dataValue: { weight: 2 }
         |                                        ^
      hint: correct the sample or the dataValue
      spec.yaml:18:36 - the sample is here

    spec.yaml:21:25 - error duplicate-operation-id: duplicate operationId "getParcel"
      20 |     get:
    > 21 |       x-operation-name: getParcel
         |                         ^^^^^^^^^
      hint: give each operation an id of its own
      spec.yaml:6:25 - first used here

    spec.yaml:27:31 - error unknown-ref: cannot resolve $ref "#/components/schemas/Lable"
      26 |             application/xml:
    > 27 |               schema: { $ref: "#/components/schemas/Lable" }
         |                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      hint: did you mean "#/components/schemas/Label"?

    spec.yaml:43:44 - error xml-name-clash: "street" and "city" are both written as <line>
      42 |         street: { type: string, xml: { name: line } }
    > 43 |         city: { type: string, xml: { name: line } }
         |                                            ^^^^
      hint: give one of them another name or namespace with xml
      spec.yaml:42:46 - first used here

    spec.yaml:44:50 - error xml-node-type: an object cannot have the node type "attribute"
      43 |         city: { type: string, xml: { name: line } }
    > 44 |         sender: { type: object, xml: { nodeType: attribute } }
         |                                                  ^^^^^^^^^
      hint: remove "nodeType": an object is an element

    spec.yaml:45:17 - error unsupported: "oneOf" is not supported
      44 |         sender: { type: object, xml: { nodeType: attribute } }
    > 45 |         size: { oneOf: [{ type: string }, { type: number }] }
         |                 ^^^^^
      hint: describe the one form that is sent, without composition

    7 problems in the spec, so nothing was generated
    "
  `);
  expect(stderr).toBe("");
  expect(status).toBe(1);
  expect(existsSync(join(folder, "out"))).toBe(false);
});
