/**
 * A server as JAXB makes one: its answers are byte for byte of the forms that JAXB writes, and it reads a
 * survey in one of the two ways that such servers have. There is no JAXB in a JDK since 11. Where the packages
 * libjaxb-java and libjaxb-api-java of Debian are installed, or JAXB_JARS names a folder with their files, the same is
 * asked of JAXB itself.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { api } from "../../generated/api.ts";
import { cases, createServerTarget } from "../../generated/conformance/index.ts";
import { printReport } from "../../runtime/conformance/report.ts";
import { runConformance } from "../../runtime/conformance/run.ts";
import { probe } from "../../runtime/probe/probe.ts";
import { repository } from "../support/generate.ts";
import { readTreeByLibxml2, readTreeBySaxes, type Tree } from "../support/tree.ts";
import { readXmlBySaxes } from "./targets/xml-by-saxes.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const CHAT = "http://bindings.egain.com/chat";
const DECLARATIONS = `xmlns:ns2="${CHAT}" xmlns:ns3="jabber:client"`;

/** The answers by the resource, formatted as a marshaller does; `start` is what a root's tag begins with. */
const answers: { readonly [resource: string]: (start: string) => string } = {
  agentAvailability: (start) => `<agentAvailability ${start} available="true"/>`,
  capacity: (start) =>
    `<availableSlots ${start}>\n    <ns2:count>4</ns2:count>\n</availableSlots>\n`,
  liveSessionStatus: (start) =>
    `<sessionStatus ${start}>\n    <ns2:waitTime>3.0</ns2:waitTime>\n    <ns2:queueDepth>1</ns2:queueDepth>\n</sessionStatus>\n`,
  checkEligibility: (start) => `<checkEligibility ${start} responseType="0"/>`,
  chatAllowed: (start) => `<chatAllowed ${start} allowed="false" reason="other"/>`,
};

/** How a marshaller is set. */
const encodings: { readonly [name: string]: (text: string) => Buffer } = {
  "UTF-8": (text) => Buffer.from(text),
  "UTF-16": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
  "ISO-8859-1": (text) => Buffer.from(text, "latin1"),
};

/** Bytes as RFC 7303 §3.2 has it, of the encodings that every parser knows. */
function textOf(bytes: Buffer, contentType = ""): string {
  const mark = { fffe: "utf-16le", feff: "utf-16be", efbb: "utf-8" }[bytes.toString("hex", 0, 2)];
  const [, charset] = /;\s*charset="?([\w-]+)/i.exec(contentType) ?? [];
  const [, declared] = /^<\?xml\s[^>]*?encoding="([\w-]+)"/.exec(bytes.toString("latin1")) ?? [];
  const decoder = new TextDecoder(mark ?? charset ?? declared ?? "utf-8", { fatal: true });
  return decoder.decode(bytes, { stream: true }) + decoder.decode();
}

/** Binds a document to objects: members in one namespace are taken, and all else is passed over. */
function binds({ name }: Tree): boolean {
  return name === "egainSurvey" || name === `{${CHAT}}egainSurvey`;
}

/** Compares a document with the schema of what is written. */
function validates({ name, attributes, content }: Tree): boolean {
  const isText = (node: Tree | string | undefined, own: string): boolean =>
    typeof node === "object" &&
    node.name === own &&
    node.attributes.length === 0 &&
    node.content.every((each) => typeof each === "string");
  const elements = (nodes: Tree["content"]) =>
    nodes.filter((each) => typeof each === "object" || each.trim() !== "");
  const surveys = elements(content);
  return (
    name === "egainSurvey" &&
    attributes.length === 1 &&
    attributes[0]?.[0] === "sid" &&
    surveys.length > 0 &&
    surveys.every((survey) => {
      if (typeof survey === "string" || survey.name !== "survey") return false;
      const [question, answer, ...rest] = elements(survey.content);
      return isText(question, "question") && isText(answer, "answer") && rest.length === 0;
    })
  );
}

interface Settings {
  readonly encoding: string;
  readonly accepts: (survey: Tree) => boolean;
}

async function statusOf(request: IncomingMessage, accepts: Settings["accepts"]): Promise<number> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    const text = textOf(Buffer.concat(chunks), request.headers["content-type"]);
    readTreeByLibxml2(text);
    return accepts(readTreeBySaxes(text)) ? 204 : 400;
  } catch {
    return 400;
  }
}

/** Starts a server on a free port for the rest of the test. */
async function start({ encoding, accepts }: Settings): Promise<string> {
  const server = createServer(async (request, response) => {
    const [, resource = ""] = /\/chat\/entrypoint\/(\w+)/.exec(request.url ?? "") ?? [];
    if (resource === "survey") {
      response.writeHead(await statusOf(request, accepts)).end();
      return;
    }
    const declaration = `<?xml version="1.0" encoding="${encoding}" standalone="yes"?>\n`;
    const bytes = encodings[encoding]?.(declaration + answers[resource]?.(DECLARATIONS));
    response.writeHead(200, { "content-type": "application/xml" }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/system/egain`;
}

/** What the probe calls a deviation. */
async function findDeviations(baseUrl: string): Promise<readonly string[]> {
  const findings: string[] = [];
  for await (const each of probe(api, { baseUrl }, { parameters: { id: 1000 } })) {
    const grave = each.findings.filter(({ severity }) => severity !== "note");
    findings.push(...grave.map(({ code }) => `${each.operation.operation.id}: ${code}`));
  }
  return findings;
}

async function expectToPassEveryMust(baseUrl: string): Promise<void> {
  const target = createServerTarget({ baseUrl, include: ["submitSurvey"] });
  const report = await runConformance({ target, cases, readXml: readXmlBySaxes });
  expect(report.ok, printReport(report)).toBe(true);
  const passed = report.results.filter(({ kind }) => kind === "passed").length;
  const optional = report.results.filter(({ kind }) => kind === "optional-failure").length;
  expect(passed).toBeGreaterThan(120);
  expect(optional).toBeGreaterThan(0);
}

const MODES = [
  ["binds requests to objects", "bind", binds],
  ["compares requests with a schema", "schema", validates],
] as const;

describe.each(Object.keys(encodings))("a server that writes %s", (encoding) => {
  test("has nothing that the probe calls a deviation", async () => {
    expect(await findDeviations(await start({ encoding, accepts: binds }))).toEqual([]);
  });
});

describe.each(MODES)("a server that %s", (_, _mode, accepts) => {
  test("passes every case that is a must", async () => {
    await expectToPassEveryMust(await start({ encoding: "UTF-8", accepts }));
  });
});

const jars = [
  ...["jaxb-api", "jaxb-impl", "jaxb-core", "jaxb-runtime", "istack-commons-runtime"],
  ...["txw2", "javax.activation", "stax-ex", "FastInfoset"],
].map((name) => join(process.env.JAXB_JARS ?? "/usr/share/java", `${name}.jar`));
const hasCompiler = spawnSync("javac", ["--version"]).status === 0;
const missing = hasCompiler ? jars.find((jar) => !existsSync(jar)) : "javac";

describe.skipIf(missing !== undefined)(
  missing === undefined ? "JAXB" : `JAXB is not run: there is no ${missing}`,
  () => {
    let url = "";
    let end = (): void => {};

    beforeAll(async () => {
      const server = join(repository, "test/conformance/jaxb/JaxbServer.java");
      const schema = join(repository, "generated/schema/no-namespace.xsd");
      const args = ["-cp", jars.join(delimiter), server, schema];
      // Its parser prints each document that it refuses.
      const { stdin, stdout } = spawn("java", args, { stdio: ["pipe", "pipe", "ignore"] });
      end = () => stdin.end();
      for await (const port of createInterface({ input: stdout })) {
        url = `http://127.0.0.1:${port}`;
        break;
      }
      expect(url, "java printed no port").not.toBe("");
    });
    afterAll(() => end());

    test.each(Object.keys(encodings))(
      "that writes %s has nothing that the probe calls a deviation",
      async (encoding) => {
        expect(await findDeviations(`${url}/${encoding}/bind`)).toEqual([]);
      },
    );

    test.each(MODES)("that %s passes every case that is a must", async (_, mode) => {
      await expectToPassEveryMust(`${url}/UTF-8/${mode}`);
    });
  },
);
