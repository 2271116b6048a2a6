/** Redocly's linter lets a spec have what spec/README.md allows. */
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { outputFolder, put, readRepository, repository, run } from "./support/generate.ts";

vi.setConfig({ testTimeout: 120_000 });

/** Values in the lexical forms of XML Schema, which RFC 3339 does not have. */
const HOURS = `openapi: 3.2.0
info: { title: Hours, version: "1", license: { name: MIT, identifier: MIT } }
servers: [{ url: "https://hours.test" }]
security: []
paths:
  /hours:
    get:
      operationId: getHours
      summary: When it is open.
      parameters: [{ name: at, in: query, example: "09:00:00", schema: { type: string, format: time } }]
      responses:
        "200":
          description: The hours
          content:
            application/xml:
              schema: { $ref: "#/components/schemas/Hours" }
              examples:
                day:
                  summary: A day
                  dataValue: { from: "09:00:00", until: "2030-01-02T18:00:00", lasts: P1Y2M3DT4H5M6.7S }
                  serializedValue: <hours from="09:00:00" until="2030-01-02T18:00:00" lasts="P1Y2M3DT4H5M6.7S"/>
components:
  schemas:
    Hours:
      type: object
      xml: { name: hours }
      required: [from]
      properties:
        from: { type: string, format: time, example: "09:00:00", xml: { nodeType: attribute } }
        until: { type: string, format: date-time, xml: { nodeType: attribute } }
        lasts: { type: string, format: duration, xml: { nodeType: attribute } }
`;

test("dates and times without an offset pass", async () => {
  const folder = outputFolder();
  put(join(folder, "hours.openapi.yaml"), HOURS);
  const { scripts } = JSON.parse(readRepository("package.json"));
  const [, config = ""] = /--config (\S+)/.exec(scripts["lint:spec"]) ?? [];
  const program = join(repository, "node_modules/@redocly/cli/bin/cli.js");
  const options = ["--config", join(repository, config), "--format", "json"];
  const { status, stdout } = await run(folder, program, "lint", "hours.openapi.yaml", ...options);
  expect(JSON.parse(stdout.slice(stdout.indexOf("{"))).totals).toMatchObject({ errors: 0 });
  expect(status).toBe(0);
});
