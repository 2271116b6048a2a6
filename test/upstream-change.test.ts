/**
 * What a change upstream takes: an edit of the spec, and one run of the generator. Each edit here is
 * a diff of the real spec. It comes with an app that uses what is new, compiled as strictly as this
 * repository, then run: against a server, or on a document.
 */
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { type Outcome, run } from "../generator/cli/generate-files.ts";
import { sourceReader } from "../generator/source/source-files.ts";
import { listFiles } from "../generator/source/spec-file.ts";
import { compile, load, outputFolder, put, readRepository } from "./support/generate.ts";
import { serve } from "./unit/http/server.ts";

// The compiler starts as it does for a maintainer, and takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** A change of the spec, and an app that uses it. */
interface Change {
  readonly name: string;
  readonly diff: string;
  readonly app: string;
}

/** An app that calls a server. */
interface Caller {
  call(baseUrl: string): Promise<unknown>;
}

const folder = outputFolder();
const changes: Change[] = [];
const runs = new Map<string, Outcome>();
let problems: readonly string[] = [];

/** Adds a change; gives what its app exports, once all is generated and compiled. */
function change<App>(name: string, diff: string, app: string): () => Promise<App> {
  changes.push({ name, diff, app });
  return async () => {
    const { result, notes = [] } = runs.get(name) ?? {};
    expect(result).toMatchObject({ kind: "written" });
    // The scenarios of the spec say nothing of an operation that comes.
    expect(notes.filter(({ code }) => code !== "not-in-scenario")).toEqual([]);
    expect(problems.filter((problem) => problem.startsWith(`${name}/`))).toEqual([]);
    return load<App>(join(folder, name, "app.ts"));
  };
}

beforeAll(async () => {
  const spec = readRepository("spec/ece-chat.openapi.yaml");
  for (const { name, diff, app } of changes) {
    const changed = join(folder, name, "spec/changed.openapi.yaml");
    put(changed, patch(spec, diff));
    put(join(folder, name, "app.ts"), app);
    const command = {
      spec: changed,
      out: join(folder, name, "generated"),
      check: false,
      without: [],
    };
    runs.set(name, await run(command, sourceReader(changed), listFiles));
  }
  problems = await compile(folder);
});

/** Applies a diff. A line `@@` ends a hunk; each hunk applies wherever its lines are found. */
function patch(text: string, diff: string): string {
  let patched = text;
  for (const hunk of diff.split("@@\n")) {
    const before = side(hunk, "-");
    if (!patched.includes(before)) throw new Error(`the spec has no\n${before}`);
    patched = patched.replaceAll(before, () => side(hunk, "+"));
  }
  return patched;
}

/** The lines of a hunk that stay, with those that go or those that come. */
function side(hunk: string, sign: "-" | "+"): string {
  const lines = hunk.split("\n").filter((line) => line.startsWith(" ") || line.startsWith(sign));
  return lines.map((line) => `${line.slice(1)}\n`).join("");
}

describe("a seventh operation, with parameters of each kind", () => {
  const app = change<Caller>(
    "get",
    `
+  /chat/entrypoint/queueHistory/{id}:
+    get:
+      operationId: getQueueHistory
+      parameters:
+        - $ref: "#/components/parameters/EntryPointId"
+        - { name: queue-name, in: query, schema: { type: array, items: { type: string } } }
+        - { name: X-Trace-Id, in: header, schema: { type: string } }
+      responses:
+        "200":
+          description: How many chats waited, hour by hour
+          content:
+            application/xml:
+              schema: { $ref: "#/components/schemas/QueueHistory" }
   /chat/entrypoint/survey:
     post:
@@
   schemas:
+    QueueHistory:
+      type: object
+      xml: { name: queueHistory }
+      required: [queue, hours]
+      properties:
+        queue: { type: string, xml: { nodeType: attribute } }
+        hours: { type: array, items: { $ref: "#/components/schemas/Hour" } }
+    Hour:
+      type: object
+      xml: { name: hour, namespace: "http://bindings.egain.com/chat" }
+      required: [at, waiting]
+      properties:
+        at: { type: string, format: date-time, xml: { nodeType: attribute } }
+        waiting: { type: integer, format: int32, xml: { namespace: "http://bindings.egain.com/chat" } }
`,
    `
import { createClient, type GetQueueHistoryInput, type Hour, type QueueHistory } from "./generated/index.ts";

export async function call(baseUrl: string): Promise<readonly Hour[]> {
  const input = { id: 1000, queueName: ["sales", "after sales"], xTraceId: "t1" };
  const history: QueueHistory = await createClient({ baseUrl }).getQueueHistory(input);
  return history.hours;
}
// @ts-expect-error: the id is required.
export const wrong: GetQueueHistoryInput = { queueName: ["sales"] };
`,
  );

  test("can be called, and its answer is decoded", async () => {
    const server = await serve((response) =>
      response.end(`<queueHistory queue="sales" xmlns:b="http://bindings.egain.com/chat">
        <b:hour at="2026-01-01T10:00:00Z"><b:waiting>2</b:waiting></b:hour>
        <b:hour at="2026-01-01T11:00:00Z"><b:waiting>0</b:waiting></b:hour>
      </queueHistory>`),
    );
    expect(await (await app()).call(server.baseUrl)).toEqual([
      { at: "2026-01-01T10:00:00Z", waiting: 2 },
      { at: "2026-01-01T11:00:00Z", waiting: 0 },
    ]);
    expect(server.arrived).toMatchObject([
      {
        method: "GET",
        url: "/chat/entrypoint/queueHistory/1000?queue-name=sales&queue-name=after%20sales",
        headers: { "x-trace-id": "t1" },
      },
    ]);
  });
});

describe("a seventh operation, with a body", () => {
  const app = change<Caller>(
    "post",
    `
+  /chat/entrypoint/callback/{id}:
+    post:
+      operationId: requestCallback
+      parameters:
+        - $ref: "#/components/parameters/EntryPointId"
+      requestBody:
+        required: true
+        content:
+          text/xml; charset=utf-8:
+            schema: { $ref: "#/components/schemas/Callback" }
+      responses:
+        "204":
+          description: The customer will be called
   /chat/entrypoint/survey:
     post:
@@
   schemas:
+    Callback:
+      type: object
+      xml: { name: callback }
+      required: [phone]
+      properties:
+        urgent: { type: boolean, xml: { nodeType: attribute } }
+        phone: { type: string }
`,
    `
import { createClient, type RequestCallbackInput } from "./generated/index.ts";

export function call(baseUrl: string): Promise<void> {
  const input = { id: 1000, phone: "+1 555 0100", urgent: true };
  return createClient({ baseUrl }).requestCallback(input);
}
// @ts-expect-error: a phone number is text.
export const wrong: RequestCallbackInput = { id: 1000, phone: 5550100 };
`,
  );

  test("sends its members as a document", async () => {
    const server = await serve((response) => response.writeHead(204).end());
    expect(await (await app()).call(server.baseUrl)).toBeUndefined();
    expect(server.arrived).toMatchObject([
      {
        method: "POST",
        url: "/chat/entrypoint/callback/1000",
        headers: { "content-type": "text/xml; charset=utf-8" },
        body: `<?xml version="1.0" encoding="UTF-8"?>
<callback urgent="true"><phone>+1 555 0100</phone></callback>`,
      },
    ]);
  });
});

describe("a new attribute", () => {
  const app = change<{ readonly slots: unknown }>(
    "attribute",
    `
       required: [count]
       properties:
+        agents:
+          description: How many agents have room for another chat.
+          type: integer
+          format: int32
+          xml: { name: agents, nodeType: attribute }
         count:
`,
    `
import { decodeAvailableSlots } from "./generated/codecs/index.ts";

const xml = '<availableSlots xmlns="" agents="3"><count xmlns="http://bindings.egain.com/chat">4</count></availableSlots>';
export const slots = decodeAvailableSlots(xml);
export const agents: number | undefined = slots.agents;
// @ts-expect-error: it may be absent.
export const certain: number = slots.agents;
`,
  );

  test("is decoded", async () => {
    expect((await app()).slots).toEqual({ agents: 3, count: 4 });
  });
});

describe("a renamed element", () => {
  const app = change<{ readonly status: unknown; readonly old: Error }>(
    "renamed",
    `
-      required: [waitTime, queueDepth]
+      required: [waitTime, queueLength]
@@
-        queueDepth:
+        queueLength:
           description: How many chats wait in the queue for assignment to an agent.
           type: integer
           format: int32
           xml:
-            name: queueDepth
+            name: queueLength
@@
-                    queueDepth: 1
+                    queueLength: 1
@@
-                    queueDepth: 3
+                    queueLength: 3
@@
-                    queueDepth: 0
+                    queueLength: 0
@@
-                      <ns2:queueDepth>1</ns2:queueDepth>
+                      <ns2:queueLength>1</ns2:queueLength>
@@
-                      <ns2:queueDepth>3</ns2:queueDepth>
+                      <ns2:queueLength>3</ns2:queueLength>
@@
-                      <ns2:queueDepth>0</ns2:queueDepth>
+                      <ns2:queueLength>0</ns2:queueLength>
`,
    `
import { decodeSessionStatus } from "./generated/codecs/index.ts";
import { DecodeError, type SessionStatus } from "./generated/index.ts";

const xml = (name: string) =>
  '<sessionStatus xmlns:b="http://bindings.egain.com/chat">' +
  "<b:waitTime>3</b:waitTime><b:" + name + ">1</b:" + name + "></sessionStatus>";
export const status: SessionStatus = decodeSessionStatus(xml("queueLength"));
export const length: number = status.queueLength;
// @ts-expect-error: it was called so.
export const depth: unknown = status.queueDepth;

export let old: DecodeError | undefined;
try {
  decodeSessionStatus(xml("queueDepth"));
} catch (error) {
  if (error instanceof DecodeError) old = error;
}
`,
  );

  test("is decoded under its new name only", async () => {
    const { status, old } = await app();
    expect(status).toEqual({ waitTime: 3, queueLength: 1 });
    expect(old).toMatchObject({ code: "missing", path: "/sessionStatus/queueLength" });
  });
});

describe("a repeated element in a nested one", () => {
  const app = change<Caller>(
    "repeated",
    `
       required: [question, answer]
       properties:
+        tag:
+          type: array
+          maxItems: 3
+          items: { type: string, xml: { name: tag } }
         question:
`,
    `
import { submitSurvey, type Survey } from "./generated/index.ts";

export function call(baseUrl: string): Promise<void> {
  const tagged: Survey = { tag: ["speed", "manners"], question: "Q1", answer: "A1" };
  return submitSurvey({ baseUrl }, { sid: "1", survey: [tagged, { question: "Q2", answer: "A2" }] });
}
// @ts-expect-error: a tag is text.
export const wrong: Survey = { tag: [1], question: "Q1", answer: "A1" };
`,
  );

  test("is sent", async () => {
    const server = await serve((response) => response.writeHead(204).end());
    await (await app()).call(server.baseUrl);
    expect(server.arrived.map(({ body }) => body)).toEqual([
      `<?xml version="1.0" encoding="UTF-8"?>
<egainSurvey sid="1">${[
        "<survey><tag>speed</tag><tag>manners</tag><question>Q1</question><answer>A1</answer></survey>",
        "<survey><question>Q2</question><answer>A2</answer></survey>",
      ].join("")}</egainSurvey>`,
    ]);
  });
});

describe("a new reason", () => {
  const app = change<{ readonly answer: unknown; readonly known: unknown }>(
    "reason",
    `
         - entry_point_inactive
         - other
+        - public_holiday
@@
         - EntryPointInactive
         - Other
+        - PublicHoliday
@@
         - The entry point cannot take new chats for any other cause.
+        - Nobody works today.
`,
    `
import { decodeChatAllowed } from "./generated/codecs/index.ts";
import { Reason } from "./generated/index.ts";

export const answer = decodeChatAllowed('<chatAllowed allowed="false" reason="public_holiday"/>');
export const known: "public_holiday" = Reason.PublicHoliday;
// @ts-expect-error: there is no such name.
export const unknown = Reason.PublicHolidays;
`,
  );

  test("has a name, and is decoded", async () => {
    const { answer, known } = await app();
    expect(answer).toEqual({ allowed: false, reason: "public_holiday" });
    expect(known).toBe("public_holiday");
  });
});
