/**
 * Looking through a document must not miss what decoding finds, nor find what it does not: both are
 * compared on documents that are spoilt in every place.
 */

import { describe, expect, test } from "vitest";
import { answerDocument } from "../../../runtime/api/lookup.ts";
import {
  attribute,
  count,
  type Document,
  document,
  element,
  list,
  nillable,
  optional,
  required,
  type Struct,
  struct,
  textContent,
  wrapped,
} from "../../../runtime/codec/codec.ts";
import { decode } from "../../../runtime/codec/decode.ts";
import { closedEnum, inRange } from "../../../runtime/codec/facets.ts";
import { boolean, collapsed, int32, string } from "../../../runtime/codec/scalars.ts";
import { tuple } from "../../../runtime/codec/tuple.ts";
import { DecodeError } from "../../../runtime/errors.ts";
import { problemOf } from "../../../runtime/probe/failure.ts";
import { inspect } from "../../../runtime/probe/inspect.ts";
import { type Knowledge, KnownValues } from "../../../runtime/probe/knowledge.ts";
import type { Namespace } from "../../../runtime/xml/namespaces.ts";
import { api } from "../../support/six-operations.ts";
import { shown } from "./shown.ts";

interface Lamp {
  readonly kind?: "hanging" | "standing";
  readonly note?: string;
}

interface Room {
  readonly lit: boolean;
  readonly floor?: number;
  readonly lamp: readonly Lamp[];
  readonly colours?: readonly string[];
  readonly mood: string;
  readonly inner?: Room;
}

const house: Namespace = { uri: "urn:house", prefix: "h", aliases: ["urn:old-house"] };

const lampContent = struct<Lamp>({
  kind: optional(
    attribute("kind"),
    closedEnum(collapsed, { Hanging: "hanging", Standing: "standing" }),
  ),
  note: optional(textContent, string),
});

const roomContent: Struct<Room> = struct<Room>({
  lit: required(attribute("lit"), boolean),
  floor: optional(attribute("floor", { uri: "urn:plan", prefix: "p" }), inRange(int32, -1, 9)),
  lamp: list(element("lamp", house), lampContent, count(1, 3)),
  colours: optional(wrapped(element("colours"), list(element("colour"), collapsed))),
  mood: required(element("mood"), collapsed),
  inner: optional(element("room"), () => roomContent),
});

const roomDocument = document<Room>(element("room"), roomContent);
const moodDocument = document<string>(element("mood"), collapsed);

const values = [
  { value: "calm", doc: "Nothing happens." },
  { value: "busy", doc: "Something happens." },
];
const knowledge: Knowledge = {
  namespaces: new Set(["urn:house", "urn:old-house", "urn:plan"]),
  values: new KnownValues([
    {
      name: "Mood",
      values,
      places: [
        { kind: "member", struct: roomContent, key: "mood" },
        { kind: "root", document: moodDocument },
      ],
    },
    {
      name: "Colour",
      values: [{ value: "red", doc: "" }],
      places: [{ kind: "member", struct: roomContent, key: "colours" }],
    },
  ]),
};

const ROOM = `<room lit="true" xmlns:h="urn:house" xmlns:p="urn:plan" p:floor="2">
  <h:lamp kind="hanging">over the table</h:lamp>
  <h:lamp/>
  <colours><colour>red</colour></colours>
  <mood>calm</mood>
  <room lit="0"><mood> busy </mood><h:lamp xmlns:h="urn:house">&lt;</h:lamp></room>
</room>`;

const NIL = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"';

function found(xml: string): readonly string[] {
  return inspect(roomDocument, xml, knowledge).findings.map(shown);
}

type Report = readonly [string, string, string, boolean | null];

const reportDocument = document<Report>(
  element("report"),
  tuple<Report>(
    required(element("mark"), string),
    required(element("mood"), collapsed),
    required(element("mark"), string),
    nillable(required(element("open"), boolean)),
  ),
);

test.each<[string, string, readonly string[]]>([
  ["all is well", "<mark/><mood>calm</mood><mark/><open>true</open>", []],
  ["one can be null", `<mark/><mood>calm</mood><mark/><open ${NIL}/>`, []],
  [
    "items are in another order",
    "<mood>calm</mood><mark/><new/><mark/>",
    [
      "error unexpected-element /report/mood 1:9: expected <mark>, got <mood>",
      "error unexpected-element /report/mark 1:39: expected <mood>, got <mark>",
      "error missing /report/mood 1:1: this element is missing",
      "error missing /report/mark 1:1: this element is missing",
      "deviation unknown-element /report/new 1:33: the spec knows no <new> here",
    ],
  ],
])("the items of a tuple have an order: %s", (_, content, findings) => {
  const xml = `<report>${content}</report>`;
  const inspected = inspect(reportDocument, xml, knowledge);
  expect(inspected.findings.map(shown)).toEqual(findings);
});

describe("every form of content is looked through", () => {
  test("where all is well", () => {
    const { value, findings } = inspect(roomDocument, ROOM, knowledge);
    expect(findings).toEqual([]);
    expect(value).toEqual(decode(roomDocument, ROOM));
  });

  test.each<[string, string, string, readonly string[]]>([
    [
      "items are numbered",
      "<h:lamp/>",
      '<h:lamp colour="x"/><h:lamp kind="lying"/>',
      [
        'error unknown-value /room/lamp[3]/@kind 3:37: "lying" is not one of "hanging", "standing"',
        'deviation unknown-attribute /room/lamp[2]/@colour 3:11: the spec knows no attribute "colour" here',
      ],
    ],
    [
      "too many of them are told with the element that they are in",
      "<h:lamp/>",
      "<h:lamp/><h:lamp/><h:lamp/>",
      ["error out-of-range /room/lamp 1:1: expected at most 3, got 4"],
    ],
    [
      "what is the same of several items is told once",
      "<h:lamp/>",
      '<h:lamp a=""/><h:lamp a=""/>',
      [
        'deviation unknown-attribute /room/lamp[2]/@a 3:11: the spec knows no attribute "a" here (2)',
      ],
    ],
    [
      "an attribute has to be in its namespace, too",
      "p:floor",
      "floor",
      [
        'deviation wrong-namespace /room/@floor 1:57: the attribute "floor" is in no namespace | the spec has it in the namespace "urn:plan"',
      ],
    ],
    [
      "a value has to be within its bounds",
      'p:floor="2"',
      'p:floor="10"',
      ["error out-of-range /room/@floor 1:66: 10 is not between -1 and 9"],
    ],
    [
      "the items of a wrapped list have their values from the list of the whole",
      "<colour>red</colour>",
      "<colour>read</colour><colour/>",
      [
        'deviation new-value /room/colours/colour[1] 4:20: "read" is not one of the values in the spec: "red" | the spec has "red"',
        'deviation new-value /room/colours/colour[2] 4:33: "" is not one of the values in the spec: "red"',
      ],
    ],
    [
      "a wrapper knows nothing but its items",
      "<colour>red</colour>",
      "<color>red</color>",
      [
        'deviation unknown-element /room/colours/color 4:12: the spec knows no <color> here | it knows "colour"',
      ],
    ],
    [
      "an element within text is told, and so is what follows",
      "over the table",
      'over <b>the</b> table</h:lamp><h:lamp kind="x">',
      [
        "error unexpected-element /room/lamp[1]/b 2:31: expected text and no element",
        'error unknown-value /room/lamp[2]/@kind 2:70: "x" is not one of "hanging", "standing"',
      ],
    ],
    [
      "an element of an alias is read on",
      '<h:lamp xmlns:h="urn:house">&lt;</h:lamp>',
      '<h:lamp xmlns:h="urn:old-house" kind="x"/>',
      [
        'error unknown-value /room/room/lamp[1]/@kind 6:74: "x" is not one of "hanging", "standing"',
        'note other-namespace /room/room/lamp[1] 6:36: <lamp> is in the namespace "urn:old-house", which the spec tolerates | the spec has it in the namespace "urn:house"',
      ],
    ],
    [
      "an element that is nil has no value, if it may have none",
      "<colours><colour>red</colour></colours>",
      `<colours ${NIL}> </colours>`,
      [],
    ],
    [
      "an element that is nil holds nothing",
      "<colours><colour>red</colour></colours>",
      `<colours ${NIL}>red<colour/></colours>`,
      [
        'error unexpected-text /room/colours 4:81: expected nothing, since xsi:nil is true, got "red"',
        "error unexpected-element /room/colours/colour 4:84: expected nothing, since xsi:nil is true",
      ],
    ],
    [
      "an item and what is required need a value",
      "<h:lamp/>",
      `<h:lamp ${NIL}/>`,
      ["error missing /room/lamp[2] 3:3: this element has no value: xsi:nil is true"],
    ],
    [
      "a struct within itself is one more of its kind",
      '<room lit="0"><mood> busy </mood>',
      '<room lit="FALSE"><mood> bussy </mood>',
      [
        'deviation new-value /room/room/mood 6:27: "bussy" is not one of the values in the spec: "calm", "busy" | the spec has "busy"',
        'note letter-case /room/room/@lit 6:14: "FALSE" is not in lower case, as XML Schema has it',
      ],
    ],
    [
      "a declaration further in is looked at",
      '<h:lamp xmlns:h="urn:house">&lt;</h:lamp>',
      "<h:lamp xmlns:h=\"urn:house\" xmlns:x = 'urn:plann'/>",
      [
        'deviation unknown-namespace /room/room/lamp[1]/@xmlns:x 6:75: the prefix x stands for "urn:plann", which no sample of the spec declares | the samples have "urn:plan"',
      ],
    ],
    [
      "a namespace is compared as it is meant, not as it is written",
      'xmlns:p="urn:plan"',
      'xmlns:p="urn&#58;plan" xmlns=""',
      [],
    ],
  ])("%s", (_, from, to, expected) => {
    expect(ROOM).toContain(from);
    expect(found(ROOM.replace(from, to))).toEqual(expected);
  });

  test("a root that holds a value", () => {
    const inspected = inspect(moodDocument, '<mood a="b">wild</mood>', knowledge);
    expect(inspected.value).toBe("wild");
    expect(inspected.findings.map(shown)).toEqual([
      'deviation unknown-attribute /mood/@a 1:7: the spec knows no attribute "a" here',
      'deviation new-value /mood 1:13: "wild" is not one of the values in the spec: "calm", "busy"',
    ]);
  });
});

/** A text with something wrong in each of its places, in turn. */
function* spoilt(text: string): Generator<string> {
  for (let i = 0; i < text.length; i++) {
    yield text.slice(0, i) + text.slice(i + 1);
    for (const char of ["x", "<", '"']) yield text.slice(0, i) + char + text.slice(i);
  }
  const parts = text.split(/(?=<)/);
  for (let i = 0; i < parts.length; i++) {
    yield parts.filter((_, at) => at !== i).join("");
    yield parts.flatMap((part, at) => (at === i ? [part, part] : [part])).join("");
    yield parts.map((part, at) => (at === i ? part.replace(/^<\/?\w+:?/, "$&x") : part)).join("");
  }
}

describe("looking through and decoding agree", () => {
  const documents: readonly [string, Document<unknown>, Knowledge, string][] = [
    ["a room", roomDocument, knowledge, ROOM],
    ...api.operations.flatMap(({ operation, answers, ...rest }) =>
      answers.flatMap(({ status, examples }) =>
        examples
          .slice(0, 1)
          .map(({ text }): [string, Document<unknown>, Knowledge, string] => [
            operation.id,
            answerDocument({ operation, answers, ...rest }, Number(status)) as Document<unknown>,
            knowledge,
            text,
          ]),
      ),
    ),
  ];

  test.each(documents)("%s, spoilt in every place", (_, document, known, text) => {
    let refused = 0;
    let all = 0;
    for (const xml of spoilt(text)) {
      all++;
      const { findings, ...inspected } = inspect(document, xml, known);
      const errors = findings.filter(({ severity }) => severity === "error");
      try {
        expect(inspected, xml).toEqual({ value: decode(document, xml) });
        expect(errors, xml).toEqual([]);
      } catch (error) {
        if (!(error instanceof DecodeError)) throw error;
        refused++;
        const { code, path, line, column, excerpt } = error;
        const same = errors.filter(
          (each) =>
            each.code === code &&
            each.path === path &&
            each.position?.line === line &&
            each.position.column === column,
        );
        expect(inspected, xml).toEqual({});
        expect(same, xml).toMatchObject([
          { path, message: problemOf(error), position: { line, column, excerpt } },
        ]);
        // What is not well-formed is told first, since an app is told nothing else.
        if (code === "not-well-formed") expect(errors[0]?.code, xml).toBe(code);
      }
    }
    expect(refused).toBeGreaterThan(all / 3);
  });
});

describe("a document that would have no end of findings", () => {
  const many = (text: (index: number) => string): string =>
    Array.from({ length: 20_000 }, (_, index) => text(index)).join("");

  test.each<[string, string, string]>([
    ["elements", many((index) => `<x${index}/>`), ""],
    ["attributes", "", many((index) => ` a${index}=""`)],
    ["declarations", "", many((index) => ` xmlns:a${index}="urn:${index}"`)],
    ["values", "<h:lamp kind='x'/>".repeat(20_000), ""],
    ["comments", "", `>${"<!---->".repeat(20_000)}<y`],
    ["open quotes", "", ` a="${"<a '".repeat(20_000)}`],
  ])("%s", (_, content, attributes) => {
    const started = performance.now();
    const xml = `<room lit="true" xmlns:h="urn:house"${attributes}>${content}</room>`;
    const { findings } = inspect(roomDocument, xml, knowledge);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.length).toBeLessThanOrEqual(102);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test("says how many are left out", () => {
    const xml = `<room lit="true">${many((index) => `<x${index}/>`)}</room>`;
    expect(found(xml).at(-1)).toBe("note too-many: 19902 more are not listed");
  });

  test("of comments before a page", () => {
    const xml = `${"<!-- -->".repeat(20_000)}<x`;
    expect(found(xml)).toHaveLength(1);
  });
});
