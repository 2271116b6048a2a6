/** What the reference says of the credentials that an operation takes. */
import { expect, test } from "vitest";
import { projection } from "../../generator/cli/site/projection.ts";
import { generateFrom } from "../support/generate.ts";

const securitySchemes = {
  token: { type: "oauth2", description: "Of a **person**.\n\nIt ends after an hour." },
  "app | key": { type: "apiKey", in: "query", name: "app<key>", description: "<b>Of an app.</b>" },
  login: { type: "http", scheme: "basic" },
};
const responses = { 204: { description: "Done" } };
const spec = {
  openapi: "3.2.0",
  info: { title: "Books", version: "1" },
  security: [{ token: [] }, { login: [], "app | key": [] }, {}],
  paths: {
    "/a": {
      get: { operationId: "getA", responses },
      put: { operationId: "putA", security: [{ login: [] }], responses },
      delete: { operationId: "deleteA", security: [], responses },
    },
  },
  components: { securitySchemes },
};

async function pageOf(operation: string): Promise<string> {
  const { files, diagnostics } = await generateFrom(JSON.stringify(spec));
  expect(diagnostics).toEqual([]);
  return files.get(`docs/operations/${operation}.md`) ?? "";
}

test("the page of an operation names the alternatives, and says how each is sent", async () => {
  const [, section = ""] = (await pageOf("get-a")).split(/^## /m).slice(1);
  expect(section).toMatchInlineSnapshot(`
    "Credentials

    Of the client's [\`Credentials\`](../../credentials.ts), a call sends the first that is given of \`token\`, or \`login\` with \`app | key\`; without any, it is sent as it is.

    | credential   | what it is                                             | meaning             |
    | ------------ | ------------------------------------------------------ | ------------------- |
    | \`token\`      | A token, sent as \`Authorization: Bearer\`.              | Of a **person**.    |
    | \`app \\| key\` | A key, sent in the query as \`app<key>\`.                | \\<b>Of an app.\\</b> |
    | \`login\`      | A name and a password, sent as \`Authorization: Basic\`. |                     |

    More about \`token\`:

    Of a **person**.

    It ends after an hour.

    "
  `);
});

test("one alone", async () => {
  const [, section = ""] = (await pageOf("put-a")).split(/^## /m).slice(1);
  expect(section).toMatchInlineSnapshot(`
    "Credentials

    Of the client's [\`Credentials\`](../../credentials.ts), a call sends \`login\`.

    | credential | what it is                                             | meaning |
    | ---------- | ------------------------------------------------------ | ------- |
    | \`login\`    | A name and a password, sent as \`Authorization: Basic\`. |         |

    "
  `);
});

test("an operation that takes none says nothing of them", async () => {
  expect(await pageOf("delete-a")).not.toMatch(/credential/i);
});

test("the page of Redoc has them, without HTML in their description", () => {
  const projected = projection(JSON.parse(JSON.stringify(spec)), () => []);
  expect(projected).toMatchObject({
    security: spec.security,
    components: { securitySchemes: { "app | key": { type: "apiKey", name: "app<key>" } } },
  });
  expect(projected).toMatchObject({
    components: { securitySchemes: { "app | key": { description: "\\<b>Of an app.\\</b>" } } },
  });
});
