import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DecodeError } from "../../runtime/errors.ts";
import { codecOf, rootElements, samples, spec, unknownRoots } from "../support/documents.ts";
import { readTreeBySaxes, type Tree } from "../support/tree.ts";

test("no sample is overlooked", () => {
  expect(unknownRoots).toEqual([]);
  expect(samples.length).toBe(spec.match(/serializedValue:/g)?.length);
  expect(new Set(samples.map(({ type }) => type))).toEqual(new Set(Object.keys(rootElements)));
});

describe("a sample decodes to its value, keys in the order of the spec", () => {
  test.each(samples)("$name", ({ type, xml, value }) => {
    const { decode } = codecOf(type);
    // As text, since the order of keys does not count otherwise.
    expect(JSON.stringify(decode(xml), null, 1)).toBe(JSON.stringify(value, null, 1));
    expect(decode(new TextEncoder().encode(xml))).toStrictEqual(value);
  });
});

describe("a value encodes to its sample, by an independent reader", () => {
  // Deployments send forms that we read and never write.
  const written = samples.filter(({ origin }) => origin !== "deployment");

  test.each(written)("$name", ({ type, xml, value }) => {
    const encoded = readTreeBySaxes(codecOf(type).encode(value));
    expect(encoded).toEqual(withoutLayout(readTreeBySaxes(xml)));
  });

  test("that is, all but those of deployments", () => {
    expect(new Set(written.map(({ origin }) => origin))).toEqual(
      new Set(["documentation", "derived"]),
    );
  });
});

/** A tree without the white space that stands among elements only. */
function withoutLayout(tree: Tree): Tree {
  const elements = tree.content.filter((node) => typeof node !== "string");
  const kept = tree.content.filter(
    (node) => typeof node !== "string" || elements.length === 0 || /\S/.test(node),
  );
  const content = kept.map((node) => (typeof node === "string" ? node : withoutLayout(node)));
  return { ...tree, content };
}

describe("namespaces numbered differently, and declared in any order, decode alike", () => {
  test.each(samples.filter(({ xml }) => xml.includes("xmlns:")))(
    "$name",
    ({ type, xml, value }) => {
      const { decode } = codecOf(type);
      const prefixes = [...xml.matchAll(/xmlns:(\w+)/g)].map(([, prefix = ""]) => prefix);
      const attributes = xml.replace(/<\?.*?\?>/, "").match(/\s[\w:]+="[^"]*"/g) ?? [];
      fc.assert(
        fc.property(
          shuffled([...prefixes, "a", "_", "count"]),
          shuffled(attributes),
          (names, order) => {
            let at = 0;
            const other = xml
              .replace(/(?<=\?>[\s\S]*)\s[\w:]+="[^"]*"/g, () => order[at++] ?? "")
              .replace(/(<\/?|xmlns:)(ns\d)(?=[:=])/g, (_, before, prefix) => {
                return before + names[prefixes.indexOf(prefix)];
              });
            expect(readTreeBySaxes(other)).toEqual(readTreeBySaxes(xml));
            expect(decode(other)).toEqual(value);
          },
        ),
        { seed: 1, numRuns: 50 },
      );
    },
  );

  function shuffled(items: string[]): fc.Arbitrary<string[]> {
    return fc.shuffledSubarray(items, { minLength: items.length });
  }
});

describe("the samples as the vendor's note prints them", () => {
  const folder = new URL("../vendor-note/", import.meta.url);

  function decodePrinted(name: string, type: string): unknown {
    return codecOf(type).decode(readFileSync(new URL(`${name}.printed.xml`, folder)));
  }

  test.each([
    {
      name: "agent-availability",
      type: "AgentAvailability",
      message: '/: expected "?>" (line 1, column 54)',
      excerpt: [
        '="1.0" encoding="UTF-8" standalone="yes"/>',
        "                                        ^",
      ],
    },
    {
      name: "live-session-status",
      type: "SessionStatus",
      message: "/sessionStatus/queueDepth: expected </ns2:queueDepth> (line 6, column 20)",
      excerpt: [
        "  <ns2:queueDepth>1</ns2: queueDepth >", //
        "                   ^",
      ],
    },
    {
      name: "check-eligibility",
      type: "CheckEligibility",
      message: "/checkEligibility: expected a quoted value (line 4, column 62)",
      excerpt: [
        'ber.org/protocol/httpbind" responseType=0 />',
        "                                        ^",
      ],
    },
    {
      name: "chat-allowed-true",
      type: "ChatAllowed",
      message: '/: expected version="1.0" (line 1, column 7)',
      excerpt: [
        '<?xml version="1.0. encoding="UTF-8" standalon', //
        "      ^",
      ],
    },
    {
      name: "chat-allowed-false",
      type: "ChatAllowed",
      message: '/: expected version="1.0" (line 1, column 7)',
      excerpt: [
        '<?xml version="1.0. encoding="UTF-8" standalon', //
        "      ^",
      ],
    },
  ])("$name is refused where its misprint is", ({ name, type, message, excerpt }) => {
    const refused = expect.objectContaining({
      code: "not-well-formed",
      message,
      excerpt: excerpt.join("\n"),
    });
    expect(() => decodePrinted(name, type)).toThrow(refused);
    expect(() => decodePrinted(name, type)).toThrow(DecodeError);
  });

  test("capacity is accepted: only namespaces that nothing uses are misprinted", () => {
    expect(decodePrinted("capacity", "AvailableSlots")).toEqual({ count: 4 });
  });

  test("survey is accepted: it has no misprint", () => {
    expect(decodePrinted("survey", "EgainSurvey")).toEqual({
      sid: "1000",
      survey: [1, 2, 3, 4].map((n) => ({ question: `Question ${n}`, answer: `Answer ${n}` })),
    });
  });

  test("no other sample lies here", () => {
    expect(readdirSync(folder).sort()).toEqual([
      "README.md",
      "agent-availability.printed.xml",
      "capacity.printed.xml",
      "chat-allowed-false.printed.xml",
      "chat-allowed-true.printed.xml",
      "check-eligibility.printed.xml",
      "live-session-status.printed.xml",
      "survey.printed.xml",
    ]);
  });
});
