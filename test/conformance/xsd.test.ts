import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { codecOf, rootElements, samples } from "../support/documents.ts";

const seed = Number(process.env.SEED ?? 20080826);

const folder = new URL("../../generated/schema/", import.meta.url);
const schemas = readdirSync(folder).map((fileName) => {
  return { fileName, contents: readFileSync(new URL(fileName, folder), "utf8") };
});
/** The schema of the namespace that the root elements are in: it imports the others. */
const roots = schemas.filter(({ contents }) => !contents.includes("targetNamespace="));
const others = schemas.filter((schema) => !roots.includes(schema));

/** What libxml2 finds wrong with documents, as `name: message`. */
async function problemsOf(documents: { readonly [name: string]: string }) {
  const xml = Object.entries(documents).map(([fileName, contents]) => ({ fileName, contents }));
  const { valid, errors } = await validateXML({ xml, schema: roots, preload: others });
  const problems = errors
    .map(({ rawMessage }) => rawMessage.replace(/^([^:]*):\d+: .*? : /, "$1: "))
    .filter((message) => !message.endsWith(" fails to validate"));
  expect(valid).toBe(problems.length === 0);
  return problems;
}

test("one schema holds the root elements", () => {
  expect(roots.map(({ fileName }) => fileName)).toEqual(["no-namespace.xsd"]);
});

describe("whatever is written is valid", () => {
  test.each(Object.entries(rootElements))(
    "%s",
    async (_, { encode, values }) => {
      const documents = fc.sample(values, { seed, numRuns: 200 }).map(encode);
      const named = Object.fromEntries(documents.map((xml, i) => [`${i}.xml`, xml]));
      expect(await problemsOf(named)).toEqual([]);
    },
    60_000,
  );
});

test("every sample is valid, as it is documented and as it is written", async () => {
  const documented = samples.filter(({ origin }) => origin !== "deployment");
  const named = documented.flatMap(({ name, type, value, xml }) => [
    [`${name}, documented.xml`, xml],
    [`${name}, written.xml`, codecOf(type).encode(value)],
  ]);
  const files = Object.fromEntries(named);
  expect(Object.keys(files).length).toBe(2 * documented.length);
  expect(await problemsOf(files)).toEqual([]);
}, 60_000);

test("what no codec writes is not valid", async () => {
  const inNs2 = 'xmlns:ns2="http://bindings.egain.com/chat"';
  const wrong = {
    "no boolean": '<agentAvailability available="maybe"/>',
    "beyond int32": `<availableSlots ${inNs2}><ns2:count>2147483648</ns2:count></availableSlots>`,
    "no namespace": "<availableSlots><count>4</count></availableSlots>",
    "no attribute": '<chatAllowed reason="other"/>',
    "no number": '<checkEligibility responseType="none"/>',
    "an empty list": '<egainSurvey sid="1"/>',
    "another order": '<egainSurvey sid="1"><survey><answer/><question/></survey></egainSurvey>',
    "one too few": `<sessionStatus ${inNs2}><ns2:waitTime>4</ns2:waitTime></sessionStatus>`,
    "no root": "<survey><question/><answer/></survey>",
  };
  expect(await problemsOf(wrong)).toEqual([
    "no boolean: Element 'agentAvailability', attribute 'available': 'maybe' is not a valid value of the atomic type 'xs:boolean'.",
    "beyond int32: Element '{http://bindings.egain.com/chat}count': '2147483648' is not a valid value of the atomic type 'xs:int'.",
    "no namespace: Element 'count': This element is not expected. Expected is ( {http://bindings.egain.com/chat}count ).",
    "no attribute: Element 'chatAllowed': The attribute 'allowed' is required but missing.",
    "no number: Element 'checkEligibility', attribute 'responseType': 'none' is not a valid value of the local atomic type.",
    "an empty list: Element 'egainSurvey': Missing child element(s). Expected is ( survey ).",
    "another order: Element 'answer': This element is not expected. Expected is ( question ).",
    "one too few: Element 'sessionStatus': Missing child element(s). Expected is ( {http://bindings.egain.com/chat}queueDepth ).",
    "no root: Element 'survey': No matching global declaration available for the validation root.",
  ]);
}, 60_000);
