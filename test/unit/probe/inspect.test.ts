import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { answerDocument } from "../../../runtime/api/lookup.ts";
import type { Document } from "../../../runtime/codec/codec.ts";
import { decode } from "../../../runtime/codec/decode.ts";
import { noContent } from "../../../runtime/http/operation.ts";
import { inspect } from "../../../runtime/probe/inspect.ts";
import { knowledgeOf } from "../../../runtime/probe/knowledge.ts";
import { api } from "../../support/six-operations.ts";
import { shown } from "./shown.ts";

const knowledge = knowledgeOf(api);

function operation(id: string) {
  const found = api.operations.find((each) => each.operation.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

/** What is found in an answer of status 200. */
function found(id: string, xml: string | Uint8Array): readonly string[] {
  const description = operation(id);
  const document = answerDocument(description, 200);
  if (document === undefined || document === noContent) throw new Error(`${id} has no document`);
  const examples = description.answers.find(({ status }) => status === "200")?.examples;
  return inspect(document, xml, knowledge, { examples }).findings.map(shown);
}

/** Every sample of an answer, with the document that it is one of. */
function samples() {
  return api.operations.flatMap((description) =>
    description.answers.flatMap(({ status, examples }) =>
      examples.map((example) => ({
        id: description.operation.id,
        document: answerDocument(description, Number(status)) as Document<unknown>,
        example,
        examples,
      })),
    ),
  );
}

describe("the samples of the spec", () => {
  test.each(samples())(
    "$id $example.name is as the spec says",
    ({ document, example, examples }) => {
      const { value, findings } = inspect(document, example.text, knowledge, { examples });
      expect(value).toEqual(decode(document, example.text));
      const notes = example.name === "olderServer" ? ["other-namespace"] : [];
      expect([...new Set(findings.map(({ severity, code }) => `${severity} ${code}`))]).toEqual(
        notes.map((code) => `note ${code}`),
      );
    },
  );

  test("of older servers say which namespace the spec has", () => {
    const sample = samples().find(
      ({ id, example }) => id === "getCapacity" && example.name === "olderServer",
    );
    expect(found("getCapacity", sample?.example.text ?? "")).toEqual([
      'note other-namespace /availableSlots/count 3:1: <count> is in the namespace "com/egain/live/framework/bosh/gen", which the spec tolerates | the spec has it in the namespace "http://bindings.egain.com/chat"',
    ]);
  });
});

describe("the samples as the vendor's note prints them", () => {
  const stanzas = 'the samples have "urn:ietf:params:xml:ns:xmpp-stanzas"';
  const httpbind = 'the samples have "http://jabber.org/protocol/httpbind"';
  const sanzas = (root: string) =>
    `deviation unknown-namespace /${root}/@xmlns:ns4 3:12: the prefix ns4 stands for "urn:ietf:params:xmlns:xmpp-sanzas", which no sample of the spec declares | ${stanzas}`;
  const httbind = (root: string) =>
    `deviation unknown-namespace /${root}/@xmlns:ns5 4:12: the prefix ns5 stands for "http://jabber.org/protocol/httbind", which no sample of the spec declares | ${httpbind}`;
  const client = (root: string, sample: string) =>
    `note undeclared-namespace /${root} 2:1: the root does not declare "jabber:client", as the sample "${sample}" does`;

  test.each<[string, string, readonly string[]]>([
    ["agent-availability", "getAgentAvailability", ['error not-well-formed / 1:54: expected "?>"']],
    [
      "capacity",
      "getCapacity",
      [sanzas("availableSlots"), httbind("availableSlots"), client("availableSlots", "fourLeft")],
    ],
    [
      "live-session-status",
      "getLiveSessionStatus",
      [
        "error not-well-formed /sessionStatus/queueDepth 6:20: expected </ns2:queueDepth>",
        sanzas("sessionStatus"),
        httbind("sessionStatus"),
        client("sessionStatus", "oneWaiting"),
      ],
    ],
    [
      "check-eligibility",
      "checkEligibility",
      [
        "error not-well-formed /checkEligibility 4:62: expected a quoted value",
        `deviation unknown-namespace /checkEligibility/@xmlns:ns4 3:12: the prefix ns4 stands for "urn:ietf:params:xml:ns:xmpp-smanzas", which no sample of the spec declares | ${stanzas}`,
      ],
    ],
    [
      "chat-allowed-true",
      "getChatAllowed",
      ['error not-well-formed / 1:7: expected version="1.0"'],
    ],
    [
      "chat-allowed-false",
      "getChatAllowed",
      ['error not-well-formed / 1:7: expected version="1.0"'],
    ],
  ])("%s", (file, id, expected) => {
    const printed = new URL(`../../vendor-note/${file}.printed.xml`, import.meta.url);
    expect(found(id, readFileSync(printed))).toEqual(expected);
  });

  test("the misprint that is well-formed gives a value none the less", () => {
    const printed = new URL("../../vendor-note/capacity.printed.xml", import.meta.url);
    const document = answerDocument(operation("getCapacity"), 200) as Document<unknown>;
    const { value, findings } = inspect(document, readFileSync(printed), knowledge);
    expect(value).toEqual({ count: 4 });
    expect(findings.map(({ position }) => position?.excerpt)).toEqual([
      'xmlns:ns4="urn:ietf:params:xmlns:xmpp-sanzas"\n           ^',
      'xmlns:ns5="http://jabber.org/protocol/httbind">\n           ^',
    ]);
  });
});

describe("a document that differs", () => {
  const NS = "http://bindings.egain.com/chat";
  const DECLARED = `xmlns:ns2="${NS}" xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client" xmlns:ns5="http://jabber.org/protocol/httpbind"\n`;
  const slots = (content: string, more = "") =>
    `<availableSlots ${DECLARED}${more}>\n${content}\n</availableSlots>`;

  test.each<[string, string, readonly string[]]>([
    [
      "in an element that the spec does not know, whose content is not looked at",
      slots("<ns2:count>4</ns2:count>\n<ns2:extra><ns2:a/><b xmlns='urn:b'/></ns2:extra>"),
      ["deviation unknown-element /availableSlots/extra 4:1: the spec knows no <extra> here"],
    ],
    [
      "in an element that comes several times",
      slots("<ns2:count>4</ns2:count>\n<x/><x/><x/>"),
      ["deviation unknown-element /availableSlots/x 4:1: the spec knows no <x> here (3)"],
    ],
    [
      "in an element whose name is misspelt",
      slots("<ns2:cuont>4</ns2:cuont>"),
      [
        "error missing /availableSlots/count 1:1: this element is missing",
        'deviation unknown-element /availableSlots/cuont 3:1: the spec knows no <cuont> here | it knows "count"',
      ],
    ],
    [
      "in the namespace of an element",
      slots("<count>4</count>"),
      [
        "error missing /availableSlots/count 1:1: this element is missing",
        `deviation wrong-namespace /availableSlots/count 3:1: <count> is in no namespace | the spec has it in the namespace "${NS}"`,
      ],
    ],
    [
      "in a namespace that is misspelt, so that no element is found",
      slots("<ns2:count>4</ns2:count>").replace("egain.com/chat", "egain.com/chatt"),
      [
        "error missing /availableSlots/count 1:1: this element is missing",
        `deviation unknown-namespace /availableSlots/@xmlns:ns2 1:28: the prefix ns2 stands for "${NS}t", which no sample of the spec declares | the samples have "${NS}"`,
        `deviation wrong-namespace /availableSlots/count 3:1: <count> is in the namespace "${NS}t" | the spec has it in the namespace "${NS}"`,
      ],
    ],
    [
      "in attributes",
      slots('<ns2:count unit="x">4</ns2:count>', ' ns2:count="4" version = "2"'),
      [
        'deviation unknown-attribute /availableSlots/@count 2:2: the spec knows no attribute "count" here',
        'deviation unknown-attribute /availableSlots/@version 2:16: the spec knows no attribute "version" here',
        'deviation unknown-attribute /availableSlots/count/@unit 3:12: the spec knows no attribute "unit" here',
      ],
    ],
    [
      "in a declaration of a namespace that is like none of the spec's",
      slots("<ns2:count>4</ns2:count>", ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'),
      [
        'deviation unknown-namespace /availableSlots/@xmlns:xsi 2:13: the prefix xsi stands for "http://www.w3.org/2001/XMLSchema-instance", which no sample of the spec declares',
      ],
    ],
    [
      "in the namespace of the root",
      slots("<ns2:count>4</ns2:count>", ` xmlns="${NS}"`),
      [
        `error unexpected-root /availableSlots 1:1: expected <availableSlots> in no namespace, got <availableSlots> in the namespace "${NS}"`,
      ],
    ],
    [
      "in the name of the root: what it holds is not compared",
      "<slots a='b'><count/></slots>",
      [
        "error unexpected-root /slots 1:1: expected <availableSlots> in no namespace, got <slots> in no namespace",
      ],
    ],
    [
      "in several values, all of which are told",
      slots("<ns2:count>four</ns2:count>\n<ns2:count>5</ns2:count>\ntext"),
      [
        'error invalid-int32 /availableSlots/count 3:12: expected int32, got "four"',
        "error duplicate /availableSlots/count 4:1: expected one <count>, got another",
        'error unexpected-text /availableSlots 4:25: expected elements and no text, got "\\ntext\\n"',
      ],
    ],
    [
      "in an element within a value",
      slots("<ns2:count>4<b>5</b></ns2:count>"),
      ["error unexpected-element /availableSlots/count/b 3:13: expected text and no element"],
    ],
    [
      "before the place where it is no longer well-formed",
      slots("<ns2:count>four</ns2:count>\n<x/>\n<y").replace("</availableSlots>", ""),
      [
        "error not-well-formed /availableSlots/y 6:1: the document ends too early: expected a name",
        'error invalid-int32 /availableSlots/count 3:12: expected int32, got "four"',
        "deviation unknown-element /availableSlots/x 4:1: the spec knows no <x> here",
      ],
    ],
    [
      "in its encoding",
      '<?xml version="1.0" encoding="UTF-9"?><availableSlots/>',
      [
        "error missing /availableSlots/count 1:39: this element is missing",
        `note undeclared-namespace /availableSlots 1:39: the root does not declare "${NS}", "urn:ietf:params:xml:ns:xmpp-stanzas", "jabber:client", "http://jabber.org/protocol/httpbind", as the sample "fourLeft" does`,
      ],
    ],
    ["in that there is nothing", "", ["error empty-body / 1:1: the document is empty"]],
    [
      "in that it is a page of a login",
      "<!DOCTYPE html>\n<html><head><title>\n Sign in </title></head><body/></html>",
      [
        'error doctype / 1:1: no DOCTYPE is accepted; an HTML page came | the page is called "Sign in": a login, a gateway or another server may answer in this one\'s place',
      ],
    ],
    [
      "in that it is a page without a name",
      "<!-- x --><html><body>down</body></html>",
      [
        "error unexpected-root /html 1:11: expected <availableSlots> in no namespace, got <html> in no namespace; an HTML page came | a login, a gateway or another server may answer in this one's place",
      ],
    ],
  ])("%s", (_, xml, expected) => {
    expect(found("getCapacity", xml)).toEqual(expected);
  });

  test("in bytes that are in no encoding", () => {
    const bytes = new TextEncoder().encode(
      '<?xml version="1.0" encoding="UTF-9"?><availableSlots/>',
    );
    expect(found("getCapacity", bytes)).toEqual([
      'error encoding / 1:1: no encoding is called "UTF-9"',
    ]);
  });

  test.each<[string, string, readonly string[]]>([
    [
      "in a boolean that is not in lower case",
      `<chatAllowed ${DECLARED}allowed="TRUE"/>`,
      [
        'note letter-case /chatAllowed/@allowed 2:10: "TRUE" is not in lower case, as XML Schema has it',
      ],
    ],
    [
      "in a value that is not in a list yet",
      `<chatAllowed ${DECLARED}allowed="false" reason="entry_point_inactiv"/>`,
      [
        'deviation new-value /chatAllowed/@reason 2:25: "entry_point_inactiv" is not one of the values in the spec: "queue_depth_reached", "agent_not_available", "service_not_running", "invalid_entry_point", "entry_point_inactive", "other" | the spec has "entry_point_inactive"',
      ],
    ],
  ])("%s", (_, xml, expected) => {
    expect(found("getChatAllowed", xml)).toEqual(expected);
  });

  test("in a number that is not in a list yet", () => {
    expect(found("checkEligibility", `<checkEligibility ${DECLARED}responseType="7"/>`)).toEqual([
      "deviation new-value /checkEligibility/@responseType 2:15: 7 is not one of the values in the spec: 0, 1, 2",
    ]);
    expect(found("checkEligibility", `<checkEligibility ${DECLARED}responseType="+02"/>`)).toEqual(
      [],
    );
  });
});
