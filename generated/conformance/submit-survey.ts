// @generated from spec/ece-chat.openapi.yaml#/paths/~1chat~1entrypoint~1survey/post
// Do not edit: change the spec, then run `npm run generate`.

import type { Case } from "../../runtime/conformance/case.ts";

/** The cases of `submitSurvey`. */
export const submitSurveyCases: readonly Case[] = [
  {
    id: "submitSurvey/body-example-four-questions",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Four questions with their answers: a sample of the documentation.",
    origin: "documentation",
    tags: ["sample"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<egainSurvey sid="1000">\n<survey><question>Question 1</question> <answer>Answer 1</answer></survey>\n<survey><question>Question 2</question> <answer>Answer 2</answer></survey>\n<survey><question>Question 3</question> <answer>Answer 3</answer></survey>\n<survey><question>Question 4</question> <answer>Answer 4</answer></survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
          { question: "Question 3", answer: "Answer 3" },
          { question: "Question 4", answer: "Answer 4" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-example-vendor-pages",
    operation: "submitSurvey",
    kind: "body",
    documentation:
      "The form that the vendor's own chat pages send, with the vendor's namespace on the root: a form that servers or pages in use send.",
    origin: "deployment",
    tags: ["sample"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<egainSurvey xmlns="http://bindings.egain.com/chat" sid="1000">\n<survey><question>Question 1</question> <answer>Answer 1</answer></survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: { sid: "1000", survey: [{ question: "Question 1", answer: "Answer 1" }] },
    },
  },
  {
    id: "submitSurvey/request-example-four-questions",
    operation: "submitSurvey",
    kind: "request",
    documentation: "Four questions with their answers: a sample of the documentation.",
    origin: "documentation",
    tags: ["sample"],
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
        { question: "Question 3", answer: "Answer 3" },
        { question: "Question 4", answer: "Answer 4" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<egainSurvey sid="1000">\n<survey><question>Question 1</question> <answer>Answer 1</answer></survey>\n<survey><question>Question 2</question> <answer>Answer 2</answer></survey>\n<survey><question>Question 3</question> <answer>Answer 3</answer></survey>\n<survey><question>Question 4</question> <answer>Answer 4</answer></survey>\n</egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/scenario-open",
    operation: "submitSurvey",
    kind: "scenario",
    documentation: "The entry point takes chats.",
    origin: "derived",
    tags: ["sample"],
    scenario: "open",
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: { kind: "nothing" },
  },
  {
    id: "submitSurvey/scenario-no-agents",
    operation: "submitSurvey",
    kind: "scenario",
    documentation: "No agent is available, so no chat is taken and none waits.",
    origin: "derived",
    tags: ["sample"],
    scenario: "noAgents",
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: { kind: "nothing" },
  },
  {
    id: "submitSurvey/scenario-queue-full",
    operation: "submitSurvey",
    kind: "scenario",
    documentation: "The queue has reached its maximum depth; an agent still has room for one chat.",
    origin: "derived",
    tags: ["sample"],
    scenario: "queueFull",
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: { kind: "nothing" },
  },
  {
    id: "submitSurvey/scenario-service-not-running",
    operation: "submitSurvey",
    kind: "scenario",
    documentation: "The agent assignment service is not running, so no agent can be given a chat.",
    origin: "derived",
    tags: ["sample"],
    scenario: "serviceNotRunning",
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: { kind: "nothing" },
  },
  {
    id: "submitSurvey/scenario-invalid",
    operation: "submitSurvey",
    kind: "scenario",
    documentation: "The id belongs to no entry point, so there is neither an agent nor a queue.",
    origin: "derived",
    tags: ["sample"],
    scenario: "invalid",
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: { kind: "nothing" },
  },
  {
    id: "submitSurvey/scenario-inactive",
    operation: "submitSurvey",
    kind: "scenario",
    documentation: "The entry point is not active; its agents and its queue could take chats.",
    origin: "derived",
    tags: ["sample"],
    scenario: "inactive",
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: { kind: "nothing" },
  },
  {
    id: "submitSurvey/scenario-other",
    operation: "submitSurvey",
    kind: "scenario",
    documentation: "The entry point takes no chat, for a cause that only chatAllowed knows of.",
    origin: "derived",
    tags: ["sample"],
    scenario: "other",
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: { kind: "nothing" },
  },
  {
    id: "submitSurvey/scenario-failing",
    operation: "submitSurvey",
    kind: "scenario",
    documentation: "The server fails on every question about the entry point.",
    origin: "derived",
    tags: ["sample"],
    scenario: "failing",
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: { kind: "nothing" },
  },
  {
    id: "submitSurvey/printed-sample",
    operation: "submitSurvey",
    documentation:
      "The note's sample has no misprint, and the blanks at the ends of its lines mean nothing.",
    origin: "written",
    tags: ["sample"],
    kind: "body",
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<egainSurvey sid="1000">  \n<survey><question>Question 1</question> <answer>Answer 1</answer></survey>  \n<survey><question>Question 2</question> <answer>Answer 2</answer></survey>  \n<survey><question>Question 3</question> <answer>Answer 3</answer></survey>  \n<survey><question>Question 4</question> <answer>Answer 4</answer></survey>  \n</egainSurvey>\n',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
          { question: "Question 3", answer: "Answer 3" },
          { question: "Question 4", answer: "Answer 4" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/prefixed-vendor-namespace",
    operation: "submitSurvey",
    documentation:
      "Where the vendor's pages put their namespace on the root as the default, a prefix says the same.",
    origin: "written",
    tags: ["namespaces"],
    kind: "body",
    contentType: "text/xml",
    body: {
      text: '<v:egainSurvey xmlns:v="http://bindings.egain.com/chat" sid="1000">\n<v:survey><v:question>Q1</v:question><v:answer>A1</v:answer></v:survey>\n</v:egainSurvey>',
    },
    expect: { kind: "value", value: { sid: "1000", survey: [{ question: "Q1", answer: "A1" }] } },
  },
  {
    id: "submitSurvey/mixed-namespaces",
    operation: "submitSurvey",
    documentation:
      "Each element may be in the vendor's namespace or in none, so a list may hold both kinds.",
    origin: "written",
    tags: ["namespaces"],
    kind: "body",
    contentType: "text/xml",
    body: {
      text: '<egainSurvey xmlns:v="http://bindings.egain.com/chat" sid="1000">\n<v:survey><question>Q1</question><v:answer>A1</v:answer></v:survey>\n<survey><v:question>Q2</v:question><answer>A2</answer></survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Q1", answer: "A1" },
          { question: "Q2", answer: "A2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/another-namespace",
    operation: "submitSurvey",
    documentation:
      "The namespace of older servers is that of their answers, and none of a survey's.",
    origin: "written",
    tags: ["namespaces", "root"],
    kind: "body",
    contentType: "text/xml",
    body: { text: '<egainSurvey xmlns="com/egain/live/framework/bosh/gen" sid="1000"/>' },
    expect: { kind: "error", code: "unexpected-root", path: "/egainSurvey", line: 1, column: 1 },
  },
  {
    id: "submitSurvey/other-order",
    operation: "submitSurvey",
    documentation:
      "Members stand in any order and among elements that nobody knows, while items keep theirs.",
    origin: "written",
    tags: ["members", "tolerance"],
    kind: "body",
    contentType: "text/xml",
    body: {
      text: '<egainSurvey lang="en" sid="1000">\n<survey><answer>A2</answer><rating>5</rating><question>Q2</question></survey>\n<agent>7</agent>\n<survey><question>Q1</question><answer>A1</answer></survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Q2", answer: "A2" },
          { question: "Q1", answer: "A1" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/blanks-kept",
    operation: "submitSurvey",
    documentation: "White space around text is the customer's, and is kept as it is.",
    origin: "written",
    tags: ["text"],
    kind: "body",
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<egainSurvey sid=" 1000 "><survey><question> Q1 </question><answer>  yes   no </answer></survey></egainSurvey>',
    },
    expect: {
      kind: "value",
      value: { sid: " 1000 ", survey: [{ question: " Q1 ", answer: "  yes   no " }] },
    },
  },
  {
    id: "submitSurvey/empty-texts",
    operation: "submitSurvey",
    documentation:
      "An empty answer is an answer, in either form of an empty element, and so is a blank one.",
    origin: "written",
    tags: ["text"],
    kind: "body",
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<egainSurvey sid="">\n<survey><question>Q1</question><answer/></survey>\n<survey><question>Q2</question><answer></answer></survey>\n<survey><question>Q3</question><answer> </answer></survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "",
        survey: [
          { question: "Q1", answer: "" },
          { question: "Q2", answer: "" },
          { question: "Q3", answer: " " },
        ],
      },
    },
  },
  {
    id: "submitSurvey/line-ends",
    operation: "submitSurvey",
    documentation:
      "Every line end in text is read as one line feed, but for those that are references (XML 1.0 §2.11).",
    origin: "written",
    tags: ["text"],
    kind: "body",
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<egainSurvey sid="1"><survey><question>a\r\nb\rc\nd\te</question><answer>a&#13;&#10;b&#xD;c&#9;d</answer></survey></egainSurvey>',
    },
    expect: {
      kind: "value",
      value: { sid: "1", survey: [{ question: "a\nb\nc\nd\te", answer: "a\r\nb\rc\td" }] },
    },
  },
  {
    id: "submitSurvey/line-ends-in-attribute",
    operation: "submitSurvey",
    documentation:
      "Line ends and tabs in an attribute are read as blanks, but for references (XML 1.0 §3.3.3).",
    origin: "written",
    tags: ["text"],
    kind: "body",
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<egainSurvey sid="a\r\nb\rc\td&#13;&#10;&#9;e"><survey><question>Q1</question><answer>A1</answer></survey></egainSurvey>',
    },
    expect: {
      kind: "value",
      value: { sid: "a b c d\r\n\te", survey: [{ question: "Q1", answer: "A1" }] },
    },
  },
  {
    id: "submitSurvey/section-end-in-sections",
    operation: "submitSurvey",
    documentation: "Two CDATA sections can carry the characters that end one.",
    origin: "written",
    tags: ["text"],
    kind: "body",
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<egainSurvey sid="1"><survey><question>Q1</question><answer>a<![CDATA[]]]]><![CDATA[>b]]></answer></survey></egainSurvey>',
    },
    expect: { kind: "value", value: { sid: "1", survey: [{ question: "Q1", answer: "a]]>b" }] } },
  },
  {
    id: "submitSurvey/section-end-in-text",
    operation: "submitSurvey",
    documentation:
      "The characters that end a CDATA section cannot stand in text as they are (XML 1.0 §2.4).",
    origin: "written",
    tags: ["syntax", "text"],
    kind: "body",
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<egainSurvey sid="1"><survey><question>Q1</question><answer>a]]>b</answer></survey></egainSurvey>',
    },
    expect: {
      kind: "error",
      code: "not-well-formed",
      path: "/egainSurvey/survey[1]/answer",
      line: 1,
      column: 62,
    },
  },
  {
    id: "submitSurvey/bare-ampersand",
    operation: "submitSurvey",
    documentation: "A page that does not escape what customers write fails at the first ampersand.",
    origin: "written",
    tags: ["syntax", "text"],
    kind: "body",
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<egainSurvey sid="1"><survey><question>Q&A</question><answer>fine</answer></survey></egainSurvey>',
    },
    expect: {
      kind: "error",
      code: "not-well-formed",
      path: "/egainSurvey/survey[1]/question",
      line: 1,
      column: 41,
    },
  },
  {
    id: "submitSurvey/html-entity",
    operation: "submitSurvey",
    documentation: "Names of characters are HTML's, and XML knows but five of them.",
    origin: "written",
    tags: ["syntax", "text"],
    kind: "body",
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<egainSurvey sid="1"><survey><question>Q1</question><answer>no&nbsp;idea</answer></survey></egainSurvey>',
    },
    expect: {
      kind: "error",
      code: "not-well-formed",
      path: "/egainSurvey/survey[1]/answer",
      line: 1,
      column: 63,
    },
  },
  {
    id: "submitSurvey/no-questions",
    operation: "submitSurvey",
    documentation: "A survey without a question says nothing, and its list is too short.",
    origin: "written",
    tags: ["lists"],
    kind: "body",
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n</egainSurvey>',
    },
    expect: {
      kind: "error",
      code: "out-of-range",
      path: "/egainSurvey/survey",
      line: 2,
      column: 1,
    },
  },
  {
    id: "submitSurvey/second-without-answer",
    operation: "submitSurvey",
    documentation:
      "The path counts the items of a list from 1, so that the one that lacks its answer is found.",
    origin: "written",
    tags: ["lists", "members"],
    kind: "body",
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<egainSurvey sid="1000">\n<survey><question>Q1</question><answer>A1</answer></survey>\n  <survey><question>Q2</question></survey>\n</egainSurvey>',
    },
    expect: {
      kind: "error",
      code: "missing",
      path: "/egainSurvey/survey[2]/answer",
      line: 3,
      column: 3,
    },
  },
  {
    id: "submitSurvey/session-as-element",
    operation: "submitSurvey",
    documentation:
      "The id of the session is an attribute, and an element of its name does not stand in for it.",
    origin: "written",
    tags: ["members"],
    kind: "body",
    contentType: "text/xml; charset=utf-8",
    body: {
      text: "<egainSurvey><sid>1000</sid><survey><question>Q1</question><answer>A1</answer></survey></egainSurvey>",
    },
    expect: { kind: "error", code: "missing", path: "/egainSurvey/@sid", line: 1, column: 1 },
  },
  {
    id: "submitSurvey/form-fields",
    operation: "submitSurvey",
    documentation: "A form that is sent as one is no XML, whatever its Content-Type says.",
    origin: "written",
    tags: ["root"],
    kind: "body",
    contentType: "text/xml",
    body: { text: "sid=1000&question=Q1&answer=A1" },
    expect: { kind: "error", code: "not-well-formed", path: "/", line: 1, column: 1 },
  },
  {
    id: "submitSurvey/windows-1252",
    operation: "submitSurvey",
    documentation:
      "Pages in another charset send it along, and what customers write is read by it.",
    origin: "written",
    tags: ["encoding"],
    kind: "body",
    contentType: "text/xml; charset=windows-1252",
    body: {
      base64:
        "PGVnYWluU3VydmV5IHNpZD0iMTAwMCI+PHN1cnZleT48cXVlc3Rpb24+x2EgdmEgPzwvcXVlc3Rpb24+PGFuc3dlcj5UcuhzIGJpZW4gliBtZXJjaTwvYW5zd2VyPjwvc3VydmV5PjwvZWdhaW5TdXJ2ZXk+",
    },
    expect: {
      kind: "value",
      value: { sid: "1000", survey: [{ question: "Ça va ?", answer: "Très bien – merci" }] },
    },
  },
  {
    id: "submitSurvey/malformed-utf-8",
    operation: "submitSurvey",
    documentation:
      "A page that writes another encoding than it announces is told so, and no letter is guessed.",
    origin: "written",
    tags: ["encoding"],
    kind: "body",
    contentType: "text/xml; charset=utf-8",
    body: {
      base64:
        "PGVnYWluU3VydmV5IHNpZD0iMTAwMCI+PHN1cnZleT48cXVlc3Rpb24+UTE8L3F1ZXN0aW9uPjxhbnN3ZXI+VHLocyBiaWVuPC9hbnN3ZXI+PC9zdXJ2ZXk+PC9lZ2FpblN1cnZleT4=",
    },
    expect: { kind: "error", code: "encoding", path: "/", line: 1, column: 66 },
  },
  {
    id: "submitSurvey/plain-survey",
    operation: "submitSurvey",
    documentation:
      "A survey is sent as the note shows it, in no namespace and in the order of the spec.",
    origin: "written",
    tags: ["request"],
    kind: "request",
    params: {
      survey: [
        { answer: "A1", question: "Q1" },
        { question: "Q2", answer: "A2" },
      ],
      sid: "1000",
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { "content-type": "text/xml; charset=utf-8", accept: "application/xml, text/xml" },
        body: {
          text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000"><survey><question>Q1</question><answer>A1</answer></survey><survey><question>Q2</question><answer>A2</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/vendor-namespace",
    operation: "submitSurvey",
    documentation:
      "A client can be told to send what the vendor's pages do, with their namespace on the root.",
    origin: "written",
    tags: ["namespaces", "request"],
    options: { requestNamespace: "http://bindings.egain.com/chat" },
    kind: "request",
    params: { sid: "1000", survey: [{ question: "Q1", answer: "A1" }] },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey xmlns="http://bindings.egain.com/chat" sid="1000"><survey><question>Q1</question><answer>A1</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/special-characters",
    operation: "submitSurvey",
    documentation: "What means something in XML is escaped, the end of a CDATA section included.",
    origin: "written",
    tags: ["request", "text"],
    kind: "request",
    params: { sid: "a&b<c>\"d'", survey: [{ question: "Q&A <1>", answer: "]]> \"'" }] },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="a&amp;b&lt;c>&quot;d\'"><survey><question>Q&amp;A &lt;1&gt;</question><answer>]]&gt; "\'</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/line-ends-sent",
    operation: "submitSurvey",
    documentation:
      "Line ends and tabs are sent so that a reader gets them back, as references where it needs them.",
    origin: "written",
    tags: ["request", "text"],
    kind: "request",
    params: { sid: "a\r\nb\tc", survey: [{ question: "a\r\nb\nc\td", answer: "\r" }] },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="a&#13;&#10;b&#9;c"><survey><question>a&#13;\nb\nc\td</question><answer>&#13;</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/emoji-and-blanks",
    operation: "submitSurvey",
    documentation:
      "Characters beyond 16 bits and blanks at the ends are sent as they are, and an empty answer, too.",
    origin: "written",
    tags: ["request", "text"],
    kind: "request",
    params: {
      sid: "1000",
      survey: [
        { question: " Ça va ? ", answer: "👍🏽" },
        { question: "Why?", answer: "" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000"><survey><question> Ça va ? </question><answer>👍🏽</answer></survey><survey><question>Why?</question><answer></answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/null-character",
    operation: "submitSurvey",
    documentation: "XML cannot carry U+0000 in any form, so a survey with it is not sent.",
    origin: "written",
    tags: ["refusal", "text"],
    kind: "request",
    params: { sid: "1000", survey: [{ question: "Q1", answer: "a\u0000b" }] },
    expect: { kind: "error", code: "invalid-input", path: "/egainSurvey/survey[1]/answer" },
  },
  {
    id: "submitSurvey/half-a-character",
    operation: "submitSurvey",
    documentation:
      "Half of a surrogate pair, as cutting a text can leave it, is no character and is not sent.",
    origin: "written",
    tags: ["refusal", "text"],
    kind: "request",
    params: {
      sid: "1000",
      survey: [
        { question: "Q1", answer: "A1" },
        { question: "cut \ud83d", answer: "A2" },
      ],
    },
    expect: { kind: "error", code: "invalid-input", path: "/egainSurvey/survey[2]/question" },
  },
  {
    id: "submitSurvey/nothing-answered",
    operation: "submitSurvey",
    documentation: "A survey without a question is refused before it is sent.",
    origin: "written",
    tags: ["lists", "refusal"],
    kind: "request",
    params: { sid: "1000", survey: [] },
    expect: { kind: "error", code: "invalid-input", path: "/egainSurvey/survey" },
  },
  {
    id: "submitSurvey/without-session",
    operation: "submitSurvey",
    documentation: "Answers that belong to no session are refused before they are sent.",
    origin: "written",
    tags: ["members", "refusal"],
    kind: "request",
    params: { survey: [{ question: "Q1", answer: "A1" }] },
    expect: { kind: "error", code: "invalid-input", path: "/egainSurvey/@sid" },
  },
  {
    id: "submitSurvey/number-for-text",
    operation: "submitSurvey",
    documentation: "A number is no text, and how it would be written is not guessed.",
    origin: "written",
    tags: ["refusal", "scalars"],
    kind: "request",
    params: { sid: "1000", survey: [{ question: "Q1", answer: 5 }] },
    expect: { kind: "error", code: "invalid-input", path: "/egainSurvey/survey[1]/answer" },
  },
  {
    id: "submitSurvey/stored",
    operation: "submitSurvey",
    documentation: "A server that has stored the survey says so without a body.",
    origin: "written",
    tags: ["status"],
    kind: "response",
    response: { status: 204, headers: {} },
    expect: { kind: "nothing" },
  },
  {
    id: "submitSurvey/login-page",
    operation: "submitSurvey",
    documentation:
      "A login gateway's page with status 200 does not mean that the survey was stored.",
    origin: "written",
    tags: ["gateway", "status"],
    kind: "response",
    response: {
      status: 200,
      headers: { "content-type": "text/html" },
      body: {
        text: "<!DOCTYPE html><html><head><title>Sign in</title></head><body></body></html>",
      },
    },
    expect: { kind: "error", code: "unexpected-status", status: 200 },
  },
  {
    id: "submitSurvey/request-plain",
    operation: "submitSurvey",
    kind: "request",
    documentation: "With what it needs, the operation sends this request.",
    origin: "derived",
    tags: ["request"],
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<egainSurvey sid="1000"><survey><question>Question 1</question><answer>Answer 1</answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/request-unknown-input",
    operation: "submitSurvey",
    kind: "request",
    documentation:
      "An input that nothing uses is a mistake of the caller, who thinks that it is sent.",
    origin: "derived",
    tags: ["request", "refusal"],
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
      unknownInput: "a",
    },
    expect: { kind: "error", code: "invalid-input", path: "/egainSurvey" },
  },
  {
    id: "submitSurvey/request-sid-markup",
    operation: "submitSurvey",
    kind: "request",
    documentation: "Text is never markup (XML 1.0 §2.4).",
    origin: "derived",
    tags: ["request"],
    params: {
      sid: "<a b=\"c\" d='e'>&amp;</a>",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: "<egainSurvey sid=\"&lt;a b=&quot;c&quot; d='e'>&amp;amp;&lt;/a>\"><survey><question>Question 1</question><answer>Answer 1</answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey></egainSurvey>",
        },
      },
    },
  },
  {
    id: "submitSurvey/request-sid-cdata-end",
    operation: "submitSurvey",
    kind: "request",
    documentation: "In text the end of a CDATA section is escaped (XML 1.0 §2.4).",
    origin: "derived",
    tags: ["request"],
    params: {
      sid: "a]]>b",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<egainSurvey sid="a]]>b"><survey><question>Question 1</question><answer>Answer 1</answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/request-sid-line-ends",
    operation: "submitSurvey",
    kind: "request",
    documentation:
      "Line ends and tabs come back as they were only if they are references where that is needed (XML 1.0 §2.11, §3.3.3).",
    origin: "derived",
    tags: ["request"],
    params: {
      sid: "a\nb\rc\r\nd\te",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<egainSurvey sid="a&#10;b&#13;c&#13;&#10;d&#9;e"><survey><question>Question 1</question><answer>Answer 1</answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/request-sid-blanks",
    operation: "submitSurvey",
    kind: "request",
    documentation: "In a string every blank counts.",
    origin: "derived",
    tags: ["request"],
    params: {
      sid: "  a  b  ",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<egainSurvey sid="  a  b  "><survey><question>Question 1</question><answer>Answer 1</answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/request-sid-beyond-ascii",
    operation: "submitSurvey",
    kind: "request",
    documentation: "Text is Unicode, beyond its first 65,536 characters too.",
    origin: "derived",
    tags: ["request"],
    params: {
      sid: "Größe 大きさ 😀",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<egainSurvey sid="Größe 大きさ 😀"><survey><question>Question 1</question><answer>Answer 1</answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/request-sid-empty",
    operation: "submitSurvey",
    kind: "request",
    documentation: "A string may be empty, and is there all the same.",
    origin: "derived",
    tags: ["request"],
    params: {
      sid: "",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<egainSurvey sid=""><survey><question>Question 1</question><answer>Answer 1</answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/request-sid-control-character",
    operation: "submitSurvey",
    kind: "request",
    documentation: "XML has no control characters (XML 1.0 §2.2).",
    origin: "derived",
    tags: ["request", "refusal"],
    params: {
      sid: "a\u0001b",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: { kind: "error", code: "invalid-input", path: "/egainSurvey/@sid" },
  },
  {
    id: "submitSurvey/request-sid-noncharacter",
    operation: "submitSurvey",
    kind: "request",
    documentation: "Some characters are none of XML's (XML 1.0 §2.2).",
    origin: "derived",
    tags: ["request", "refusal"],
    params: {
      sid: "a\ufffeb",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: { kind: "error", code: "invalid-input", path: "/egainSurvey/@sid" },
  },
  {
    id: "submitSurvey/request-sid-half-a-character",
    operation: "submitSurvey",
    kind: "request",
    documentation: "Half of a surrogate pair is no character (XML 1.0 §2.2).",
    origin: "derived",
    tags: ["request", "refusal"],
    params: {
      sid: "a\ud800",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: { kind: "error", code: "invalid-input", path: "/egainSurvey/@sid" },
  },
  {
    id: "submitSurvey/request-survey-question-markup",
    operation: "submitSurvey",
    kind: "request",
    documentation: "Text is never markup (XML 1.0 §2.4).",
    origin: "derived",
    tags: ["request"],
    params: {
      sid: "1000",
      survey: [
        { question: "<a b=\"c\" d='e'>&amp;</a>", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<egainSurvey sid="1000"><survey><question>&lt;a b="c" d=\'e\'&gt;&amp;amp;&lt;/a&gt;</question><answer>Answer 1</answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/request-survey-question-cdata-end",
    operation: "submitSurvey",
    kind: "request",
    documentation: "In text the end of a CDATA section is escaped (XML 1.0 §2.4).",
    origin: "derived",
    tags: ["request"],
    params: {
      sid: "1000",
      survey: [
        { question: "a]]>b", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<egainSurvey sid="1000"><survey><question>a]]&gt;b</question><answer>Answer 1</answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/request-survey-question-line-ends",
    operation: "submitSurvey",
    kind: "request",
    documentation:
      "Line ends and tabs come back as they were only if they are references where that is needed (XML 1.0 §2.11, §3.3.3).",
    origin: "derived",
    tags: ["request"],
    params: {
      sid: "1000",
      survey: [
        { question: "a\nb\rc\r\nd\te", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<egainSurvey sid="1000"><survey><question>a\nb&#13;c&#13;\nd\te</question><answer>Answer 1</answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/request-survey-question-blanks",
    operation: "submitSurvey",
    kind: "request",
    documentation: "In a string every blank counts.",
    origin: "derived",
    tags: ["request"],
    params: {
      sid: "1000",
      survey: [
        { question: "  a  b  ", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<egainSurvey sid="1000"><survey><question>  a  b  </question><answer>Answer 1</answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/request-survey-question-beyond-ascii",
    operation: "submitSurvey",
    kind: "request",
    documentation: "Text is Unicode, beyond its first 65,536 characters too.",
    origin: "derived",
    tags: ["request"],
    params: {
      sid: "1000",
      survey: [
        { question: "Größe 大きさ 😀", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<egainSurvey sid="1000"><survey><question>Größe 大きさ 😀</question><answer>Answer 1</answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/request-survey-question-empty",
    operation: "submitSurvey",
    kind: "request",
    documentation: "A string may be empty, and is there all the same.",
    origin: "derived",
    tags: ["request"],
    params: {
      sid: "1000",
      survey: [
        { question: "", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<egainSurvey sid="1000"><survey><question/><answer>Answer 1</answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/request-survey-question-control-character",
    operation: "submitSurvey",
    kind: "request",
    documentation: "XML has no control characters (XML 1.0 §2.2).",
    origin: "derived",
    tags: ["request", "refusal"],
    params: {
      sid: "1000",
      survey: [
        { question: "a\u0001b", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: { kind: "error", code: "invalid-input", path: "/egainSurvey/survey[1]/question" },
  },
  {
    id: "submitSurvey/request-survey-question-noncharacter",
    operation: "submitSurvey",
    kind: "request",
    documentation: "Some characters are none of XML's (XML 1.0 §2.2).",
    origin: "derived",
    tags: ["request", "refusal"],
    params: {
      sid: "1000",
      survey: [
        { question: "a\ufffeb", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: { kind: "error", code: "invalid-input", path: "/egainSurvey/survey[1]/question" },
  },
  {
    id: "submitSurvey/request-survey-question-half-a-character",
    operation: "submitSurvey",
    kind: "request",
    documentation: "Half of a surrogate pair is no character (XML 1.0 §2.2).",
    origin: "derived",
    tags: ["request", "refusal"],
    params: {
      sid: "1000",
      survey: [
        { question: "a\ud800", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: { kind: "error", code: "invalid-input", path: "/egainSurvey/survey[1]/question" },
  },
  {
    id: "submitSurvey/request-survey-answer-markup",
    operation: "submitSurvey",
    kind: "request",
    documentation: "Text is never markup (XML 1.0 §2.4).",
    origin: "derived",
    tags: ["request"],
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "<a b=\"c\" d='e'>&amp;</a>" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<egainSurvey sid="1000"><survey><question>Question 1</question><answer>&lt;a b="c" d=\'e\'&gt;&amp;amp;&lt;/a&gt;</answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/request-survey-answer-cdata-end",
    operation: "submitSurvey",
    kind: "request",
    documentation: "In text the end of a CDATA section is escaped (XML 1.0 §2.4).",
    origin: "derived",
    tags: ["request"],
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "a]]>b" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<egainSurvey sid="1000"><survey><question>Question 1</question><answer>a]]&gt;b</answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/request-survey-answer-line-ends",
    operation: "submitSurvey",
    kind: "request",
    documentation:
      "Line ends and tabs come back as they were only if they are references where that is needed (XML 1.0 §2.11, §3.3.3).",
    origin: "derived",
    tags: ["request"],
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "a\nb\rc\r\nd\te" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<egainSurvey sid="1000"><survey><question>Question 1</question><answer>a\nb&#13;c&#13;\nd\te</answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/request-survey-answer-blanks",
    operation: "submitSurvey",
    kind: "request",
    documentation: "In a string every blank counts.",
    origin: "derived",
    tags: ["request"],
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "  a  b  " },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<egainSurvey sid="1000"><survey><question>Question 1</question><answer>  a  b  </answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/request-survey-answer-beyond-ascii",
    operation: "submitSurvey",
    kind: "request",
    documentation: "Text is Unicode, beyond its first 65,536 characters too.",
    origin: "derived",
    tags: ["request"],
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "Größe 大きさ 😀" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<egainSurvey sid="1000"><survey><question>Question 1</question><answer>Größe 大きさ 😀</answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/request-survey-answer-empty",
    operation: "submitSurvey",
    kind: "request",
    documentation: "A string may be empty, and is there all the same.",
    origin: "derived",
    tags: ["request"],
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<egainSurvey sid="1000"><survey><question>Question 1</question><answer/></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey></egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/request-survey-answer-control-character",
    operation: "submitSurvey",
    kind: "request",
    documentation: "XML has no control characters (XML 1.0 §2.2).",
    origin: "derived",
    tags: ["request", "refusal"],
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "a\u0001b" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: { kind: "error", code: "invalid-input", path: "/egainSurvey/survey[1]/answer" },
  },
  {
    id: "submitSurvey/request-survey-answer-noncharacter",
    operation: "submitSurvey",
    kind: "request",
    documentation: "Some characters are none of XML's (XML 1.0 §2.2).",
    origin: "derived",
    tags: ["request", "refusal"],
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "a\ufffeb" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: { kind: "error", code: "invalid-input", path: "/egainSurvey/survey[1]/answer" },
  },
  {
    id: "submitSurvey/request-survey-answer-half-a-character",
    operation: "submitSurvey",
    kind: "request",
    documentation: "Half of a surrogate pair is no character (XML 1.0 §2.2).",
    origin: "derived",
    tags: ["request", "refusal"],
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "a\ud800" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: { kind: "error", code: "invalid-input", path: "/egainSurvey/survey[1]/answer" },
  },
  {
    id: "submitSurvey/request-survey-question-missing",
    operation: "submitSurvey",
    kind: "request",
    documentation: "Without a member that has to be there nothing is sent.",
    origin: "derived",
    tags: ["request", "refusal"],
    params: {
      sid: "1000",
      survey: [{ answer: "Answer 1" }, { question: "Question 2", answer: "Answer 2" }],
    },
    expect: { kind: "error", code: "invalid-input", path: "/egainSurvey/survey[1]/question" },
  },
  {
    id: "submitSurvey/request-survey-answer-missing",
    operation: "submitSurvey",
    kind: "request",
    documentation: "Without a member that has to be there nothing is sent.",
    origin: "derived",
    tags: ["request", "refusal"],
    params: {
      sid: "1000",
      survey: [{ question: "Question 1" }, { question: "Question 2", answer: "Answer 2" }],
    },
    expect: { kind: "error", code: "invalid-input", path: "/egainSurvey/survey[1]/answer" },
  },
  {
    id: "submitSurvey/request-sid-missing",
    operation: "submitSurvey",
    kind: "request",
    documentation: "Without a member that has to be there nothing is sent.",
    origin: "derived",
    tags: ["request", "refusal"],
    params: {
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: { kind: "error", code: "invalid-input", path: "/egainSurvey/@sid" },
  },
  {
    id: "submitSurvey/request-survey-missing",
    operation: "submitSurvey",
    kind: "request",
    documentation: "Without a member that has to be there nothing is sent.",
    origin: "derived",
    tags: ["request", "refusal"],
    params: { sid: "1000" },
    expect: { kind: "error", code: "invalid-input", path: "/egainSurvey/survey" },
  },
  {
    id: "submitSurvey/request-survey-too-few-items",
    operation: "submitSurvey",
    kind: "request",
    documentation: "The spec says how many items there must be.",
    origin: "derived",
    tags: ["request", "refusal"],
    params: { sid: "1000", survey: [] },
    expect: { kind: "error", code: "invalid-input", path: "/egainSurvey/survey" },
  },
  {
    id: "submitSurvey/request-in-namespace",
    operation: "submitSurvey",
    kind: "request",
    documentation:
      "Some servers want in a namespace exactly those elements that have none; attributes stay.",
    origin: "derived",
    tags: ["request"],
    options: { requestNamespace: "urn:example:foreign" },
    params: {
      sid: "1000",
      survey: [
        { question: "Question 1", answer: "Answer 1" },
        { question: "Question 2", answer: "Answer 2" },
      ],
    },
    expect: {
      kind: "request",
      request: {
        method: "POST",
        path: "/chat/entrypoint/survey",
        headers: { accept: "application/xml, text/xml", "content-type": "text/xml; charset=utf-8" },
        body: {
          text: '<n1:egainSurvey xmlns:n1="urn:example:foreign" sid="1000"><n1:survey><n1:question>Question 1</n1:question><n1:answer>Answer 1</n1:answer></n1:survey><n1:survey><n1:question>Question 2</n1:question><n1:answer>Answer 2</n1:answer></n1:survey></n1:egainSurvey>',
        },
      },
    },
  },
  {
    id: "submitSurvey/status-204",
    operation: "submitSurvey",
    kind: "response",
    documentation: "A success without a body gives nothing, and is a success.",
    origin: "derived",
    tags: ["status"],
    response: { status: 204, headers: {} },
    expect: { kind: "nothing" },
  },
  {
    id: "submitSurvey/status-202",
    operation: "submitSurvey",
    kind: "response",
    documentation: "A success that the spec does not know has no value that anybody could know.",
    origin: "derived",
    tags: ["status"],
    response: {
      status: 202,
      headers: { "content-type": "text/html" },
      body: { text: "<html><body>It did not work.</body></html>" },
    },
    expect: { kind: "error", code: "unexpected-status", status: 202 },
  },
  {
    id: "submitSurvey/status-302",
    operation: "submitSurvey",
    kind: "response",
    documentation: "A redirect without an aim is an answer like others, and no success.",
    origin: "derived",
    tags: ["status"],
    response: { status: 302, headers: {} },
    expect: { kind: "error", code: "unexpected-status", status: 302 },
  },
  {
    id: "submitSurvey/status-304",
    operation: "submitSurvey",
    kind: "response",
    documentation: "Nothing was asked that an older answer could stand for.",
    origin: "derived",
    tags: ["status"],
    response: { status: 304, headers: {} },
    expect: { kind: "error", code: "unexpected-status", status: 304 },
  },
  {
    id: "submitSurvey/status-404",
    operation: "submitSurvey",
    kind: "response",
    documentation: "A wrong base URL leads to pages that are not there.",
    origin: "derived",
    tags: ["status"],
    response: {
      status: 404,
      headers: { "content-type": "text/html" },
      body: { text: "<html><body>It did not work.</body></html>" },
    },
    expect: { kind: "error", code: "unexpected-status", status: 404 },
  },
  {
    id: "submitSurvey/status-503",
    operation: "submitSurvey",
    kind: "response",
    documentation: "A load balancer answers itself when no server does.",
    origin: "derived",
    tags: ["status"],
    response: {
      status: 503,
      headers: { "content-type": "text/html" },
      body: { text: "<html><body>It did not work.</body></html>" },
    },
    expect: { kind: "error", code: "unexpected-status", status: 503 },
  },
  {
    id: "submitSurvey/body-survey-question-missing",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A member that has to be there is never made up.",
    origin: "derived",
    tags: ["members"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "error",
      code: "missing",
      path: "/egainSurvey/survey[1]/question",
      line: 3,
      column: 3,
    },
  },
  {
    id: "submitSurvey/body-survey-question-twice",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Of two values for one member none is the right one.",
    origin: "derived",
    tags: ["members"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "error",
      code: "duplicate",
      path: "/egainSurvey/survey[1]/question",
      line: 5,
      column: 5,
    },
  },
  {
    id: "submitSurvey/body-survey-answer-missing",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A member that has to be there is never made up.",
    origin: "derived",
    tags: ["members"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "error",
      code: "missing",
      path: "/egainSurvey/survey[1]/answer",
      line: 3,
      column: 3,
    },
  },
  {
    id: "submitSurvey/body-survey-answer-twice",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Of two values for one member none is the right one.",
    origin: "derived",
    tags: ["members"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "error",
      code: "duplicate",
      path: "/egainSurvey/survey[1]/answer",
      line: 6,
      column: 5,
    },
  },
  {
    id: "submitSurvey/body-sid-missing",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A member that has to be there is never made up.",
    origin: "derived",
    tags: ["members"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: { kind: "error", code: "missing", path: "/egainSurvey/@sid", line: 2, column: 1 },
  },
  {
    id: "submitSurvey/body-sid-twice",
    operation: "submitSurvey",
    kind: "body",
    documentation: "No tag has an attribute twice (XML 1.0 §3.1).",
    origin: "derived",
    tags: ["members", "syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000" sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: { kind: "error", code: "not-well-formed", line: 2, column: 25 },
  },
  {
    id: "submitSurvey/body-survey-without-items",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A list without items is empty, unless the spec asks for items.",
    origin: "derived",
    tags: ["lists"],
    contentType: "text/xml; charset=utf-8",
    body: { text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000"/>' },
    expect: {
      kind: "error",
      code: "out-of-range",
      path: "/egainSurvey/survey",
      line: 2,
      column: 1,
    },
  },
  {
    id: "submitSurvey/body-survey-members-reversed",
    operation: "submitSurvey",
    kind: "body",
    documentation: "The order of members means nothing.",
    origin: "derived",
    tags: ["members"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <answer>Answer 1</answer>\n    <question>Question 1</question>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-unexpected-text",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Text where only elements belong is data that would get lost.",
    origin: "derived",
    tags: ["members"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>lost\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "error",
      code: "unexpected-text",
      path: "/egainSurvey/survey[1]",
      line: 3,
      column: 11,
    },
  },
  {
    id: "submitSurvey/body-unexpected-text",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Text where only elements belong is data that would get lost.",
    origin: "derived",
    tags: ["members"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">lost\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: { kind: "error", code: "unexpected-text", path: "/egainSurvey", line: 2, column: 25 },
  },
  {
    id: "submitSurvey/body-survey-one-item",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A list of one item is a list.",
    origin: "derived",
    tags: ["lists"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: { sid: "1000", survey: [{ question: "Question 1", answer: "Answer 1" }] },
    },
  },
  {
    id: "submitSurvey/body-survey-many-items",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A list has as many items as come.",
    origin: "derived",
    tags: ["lists"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 1", answer: "Answer 1" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-items-apart",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Items of a list may stand apart: what is between them is skipped.",
    origin: "derived",
    tags: ["lists", "tolerance"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <unknownElement>5</unknownElement>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <unknownElement>5</unknownElement>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-question-holds-element",
    operation: "submitSurvey",
    kind: "body",
    documentation:
      "An element in a value cannot be skipped: the text around it would be another one.",
    origin: "derived",
    tags: ["members"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1<unknownElement/></question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "error",
      code: "unexpected-element",
      path: "/egainSurvey/survey[1]/question/unknownElement",
      line: 4,
      column: 25,
    },
  },
  {
    id: "submitSurvey/body-survey-answer-holds-element",
    operation: "submitSurvey",
    kind: "body",
    documentation:
      "An element in a value cannot be skipped: the text around it would be another one.",
    origin: "derived",
    tags: ["members"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1<unknownElement/></answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "error",
      code: "unexpected-element",
      path: "/egainSurvey/survey[1]/answer/unknownElement",
      line: 5,
      column: 21,
    },
  },
  {
    id: "submitSurvey/body-sid-blanks-kept",
    operation: "submitSurvey",
    kind: "body",
    documentation: "In a string every blank counts.",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="  two  blanks  ">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "  two  blanks  ",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-sid-predefined-entities",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Five entities are there without being declared (XML 1.0 §4.6).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="&lt;&gt;&amp;&quot;&apos;">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "<>&\"'",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-sid-character-references",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A character may be given by its number, decimal or hexadecimal (XML 1.0 §4.1).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="&#65;&#x42;&#x1F600;">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "AB😀",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-sid-escaped-once",
    operation: "submitSurvey",
    kind: "body",
    documentation: "What a reference stands for is not read again (XML 1.0 §4.4).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="&amp;lt;&amp;#65;">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "&lt;&#65;",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-sid-beyond-ascii",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Text is Unicode, beyond its first 65,536 characters too.",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="Größe 大きさ 😀">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "Größe 大きさ 😀",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-sid-empty",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A string may be empty, and is there all the same.",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-sid-lines-as-blanks",
    operation: "submitSurvey",
    kind: "body",
    documentation: "In an attribute tabs and line ends are blanks (XML 1.0 §3.3.3).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="a\tb\nc\r\nd\re">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "a b c d e",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-sid-white-space-references",
    operation: "submitSurvey",
    kind: "body",
    documentation: "White space that is a reference is kept (XML 1.0 §3.3.3).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="a&#9;b&#10;c&#13;d">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "a\tb\nc\rd",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-sid-greater-than",
    operation: "submitSurvey",
    kind: "body",
    documentation: "In an attribute only a few characters need a reference (XML 1.0 §2.3).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="a>b]]>\'c\'">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "a>b]]>'c'",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-question-blanks-kept",
    operation: "submitSurvey",
    kind: "body",
    documentation: "In a string every blank counts.",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>  two  blanks  </question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "  two  blanks  ", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-question-predefined-entities",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Five entities are there without being declared (XML 1.0 §4.6).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>&lt;&gt;&amp;&quot;&apos;</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "<>&\"'", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-question-character-references",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A character may be given by its number, decimal or hexadecimal (XML 1.0 §4.1).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>&#65;&#x42;&#x1F600;</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "AB😀", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-question-escaped-once",
    operation: "submitSurvey",
    kind: "body",
    documentation: "What a reference stands for is not read again (XML 1.0 §4.4).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>&amp;lt;&amp;#65;</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "&lt;&#65;", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-question-beyond-ascii",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Text is Unicode, beyond its first 65,536 characters too.",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Größe 大きさ 😀</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Größe 大きさ 😀", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-question-empty",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A string may be empty, and is there all the same.",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question></question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-question-lines-kept",
    operation: "submitSurvey",
    kind: "body",
    documentation:
      "White space of an element's text is kept, and every line end is a line feed (XML 1.0 §2.11).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>\n a\tb\r\nc\rd\n</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "\n a\tb\nc\nd\n", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-question-carriage-return-reference",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A carriage return that is a reference is no line end (XML 1.0 §2.11).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>a&#13;&#10;b</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "a\r\nb", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-question-cdata",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Nothing in a CDATA section is markup but its end (XML 1.0 §2.7).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>a<![CDATA[<b>&amp;]]]]><![CDATA[>]]>c</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "a<b>&amp;]]>c", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-question-bracket-escaped",
    operation: "submitSurvey",
    kind: "body",
    documentation: "In text the end of a CDATA section is written with a reference (XML 1.0 §2.4).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>a]]&gt;b]] ></question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "a]]>b]] >", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-question-comments-inside",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Comments and processing instructions are no text (XML 1.0 §2.5, §2.6).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>a<!-- b -->c<?d e?>f</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "acf", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-answer-blanks-kept",
    operation: "submitSurvey",
    kind: "body",
    documentation: "In a string every blank counts.",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>  two  blanks  </answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "  two  blanks  " },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-answer-predefined-entities",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Five entities are there without being declared (XML 1.0 §4.6).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>&lt;&gt;&amp;&quot;&apos;</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "<>&\"'" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-answer-character-references",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A character may be given by its number, decimal or hexadecimal (XML 1.0 §4.1).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>&#65;&#x42;&#x1F600;</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "AB😀" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-answer-escaped-once",
    operation: "submitSurvey",
    kind: "body",
    documentation: "What a reference stands for is not read again (XML 1.0 §4.4).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>&amp;lt;&amp;#65;</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "&lt;&#65;" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-answer-beyond-ascii",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Text is Unicode, beyond its first 65,536 characters too.",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Größe 大きさ 😀</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Größe 大きさ 😀" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-answer-empty",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A string may be empty, and is there all the same.",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer></answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-answer-lines-kept",
    operation: "submitSurvey",
    kind: "body",
    documentation:
      "White space of an element's text is kept, and every line end is a line feed (XML 1.0 §2.11).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>\n a\tb\r\nc\rd\n</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "\n a\tb\nc\nd\n" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-answer-carriage-return-reference",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A carriage return that is a reference is no line end (XML 1.0 §2.11).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>a&#13;&#10;b</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "a\r\nb" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-answer-cdata",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Nothing in a CDATA section is markup but its end (XML 1.0 §2.7).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>a<![CDATA[<b>&amp;]]]]><![CDATA[>]]>c</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "a<b>&amp;]]>c" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-answer-bracket-escaped",
    operation: "submitSurvey",
    kind: "body",
    documentation: "In text the end of a CDATA section is written with a reference (XML 1.0 §2.4).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>a]]&gt;b]] ></answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "a]]>b]] >" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-answer-comments-inside",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Comments and processing instructions are no text (XML 1.0 §2.5, §2.6).",
    origin: "derived",
    tags: ["text"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>a<!-- b -->c<?d e?>f</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "acf" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-unused-declarations",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Servers declare prefixes that nothing uses, and they carry nothing.",
    origin: "derived",
    tags: ["namespaces"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey xmlns:unused1="urn:example:foreign" xmlns:Unused-1="urn:example:foreign:2" sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-alias-http-bindings-egain-com-chat",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Some servers send the same elements in another namespace, or in none.",
    origin: "derived",
    tags: ["namespaces"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<n1:egainSurvey xmlns:n1="http://bindings.egain.com/chat" sid="1000">\n  <n1:survey>\n    <n1:question>Question 1</n1:question>\n    <n1:answer>Answer 1</n1:answer>\n  </n1:survey>\n  <n1:survey>\n    <n1:question>Question 2</n1:question>\n    <n1:answer>Answer 2</n1:answer>\n  </n1:survey>\n</n1:egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-unknown-attribute",
    operation: "submitSurvey",
    kind: "body",
    documentation:
      "A later server may send attributes that the spec does not know; they are skipped.",
    origin: "derived",
    tags: ["tolerance"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey unknownAttribute="5" sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-schema-location",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Some servers name the schema of their documents (XML Schema Part 1 §4.3.2).",
    origin: "derived",
    tags: ["tolerance"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey xmlns:n1="http://www.w3.org/2001/XMLSchema-instance" n1:schemaLocation="urn:example:foreign foreign.xsd" sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-foreign-attribute",
    operation: "submitSurvey",
    kind: "body",
    documentation:
      "An attribute with a prefix is another one than that without (Namespaces in XML 1.0 §6.3).",
    origin: "derived",
    tags: ["tolerance"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey xmlns:n1="urn:example:foreign" n1:question="other" sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-unknown-elements",
    operation: "submitSurvey",
    kind: "body",
    documentation:
      "A later server may send elements that the spec does not know, and any of the members stay what they are.",
    origin: "derived",
    tags: ["tolerance"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <unknownElement>5</unknownElement>\n    <question>Question 1</question>\n    <unknownElement/>\n    <answer>Answer 1</answer>\n    <unknownElement/>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-unknown-element-with-members",
    operation: "submitSurvey",
    kind: "body",
    documentation:
      "What stands in an unknown element is skipped with it, even if it looks like members.",
    origin: "derived",
    tags: ["tolerance"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n    <unknownElement>\n      <survey>\n        <question>Question 1</question>\n        <answer>Answer 1</answer>\n      </survey>\n      <question>Question 1</question>\n      <answer>Answer 1</answer>text\n    </unknownElement>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-foreign-elements",
    operation: "submitSurvey",
    kind: "body",
    documentation:
      "An element with the name of a member in another namespace is unknown (Namespaces in XML 1.0 §6.1).",
    origin: "derived",
    tags: ["tolerance"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey xmlns:n1="urn:example:foreign" sid="1000">\n  <survey>\n    <n1:question>Question 1</n1:question>\n    <n1:answer>Answer 1</n1:answer>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-question-in-foreign-namespace",
    operation: "submitSurvey",
    kind: "body",
    documentation: "In another namespace the element is another one, so the member is not there.",
    origin: "derived",
    tags: ["namespaces"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey xmlns:n1="urn:example:foreign" sid="1000">\n  <survey>\n    <n1:question>Question 1</n1:question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "error",
      code: "missing",
      path: "/egainSurvey/survey[1]/question",
      line: 3,
      column: 3,
    },
  },
  {
    id: "submitSurvey/body-no-declaration",
    operation: "submitSurvey",
    kind: "body",
    documentation: "The XML declaration may be left out (XML 1.0 §2.8).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-version-1-1",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A document of any version 1.x is read as one of version 1.0 (XML 1.0 §2.8).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.1" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-declaration-spelled-otherwise",
    operation: "submitSurvey",
    kind: "body",
    documentation:
      "A declaration may say that nothing else is needed, and names of encodings have no letter case (XML 1.0 §2.9, §4.3.3).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: "<?xml version = '1.0'\n encoding = 'utf-8' standalone='no' ?>\n<egainSurvey sid=\"1000\">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>",
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-byte-order-mark",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A byte order mark is not part of the document (XML 1.0 §4.3.3).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-comments-around",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Comments and processing instructions may stand around the root (XML 1.0 §2.1).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<!-- <a> & --><?xml-stylesheet href="a"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>\n<!----><?b?>\n',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-single-quotes",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Attributes have quotation marks of either kind (XML 1.0 §2.3).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid=\'1000\'>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-spaces-in-tags",
    operation: "submitSurvey",
    kind: "body",
    documentation: "White space may stand in tags (XML 1.0 §3.1).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey\n  sid = "1000" >\n  <survey >\n    <question >Question 1</question >\n    <answer >Answer 1</answer >\n  </survey >\n  <survey >\n    <question >Question 2</question >\n    <answer >Answer 2</answer >\n  </survey >\n</egainSurvey >',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-line-ends-cr-lf",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Lines may end as in Windows (XML 1.0 §2.11).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\r\n<egainSurvey sid="1000">\r\n  <survey>\r\n    <question>Question 1</question>\r\n    <answer>Answer 1</answer>\r\n  </survey>\r\n  <survey>\r\n    <question>Question 2</question>\r\n    <answer>Answer 2</answer>\r\n  </survey>\r\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-line-ends-cr",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Lines may end in a carriage return alone (XML 1.0 §2.11).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\r<egainSurvey sid="1000">\r  <survey>\r    <question>Question 1</question>\r    <answer>Answer 1</answer>\r  </survey>\r  <survey>\r    <question>Question 2</question>\r    <answer>Answer 2</answer>\r  </survey>\r</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-question-in-cdata",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A CDATA section is text (XML 1.0 §2.7).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question><![CDATA[Question 1]]></question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-question-split",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Comments and processing instructions do not end a text (XML 1.0 §2.5, §2.6).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question><!-- 1 -->Quest<?a 2?><![CDATA[]]>ion 1<!-- 3 --></question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-question-as-decimal-references",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Any character may be given by its number (XML 1.0 §4.1).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>&#81;&#117;&#101;&#115;&#116;&#105;&#111;&#110;&#32;&#49;</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-survey-question-as-hexadecimal-references",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A number may be hexadecimal, and have leading zeros (XML 1.0 §4.1).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>&#x0051;&#x0075;&#x0065;&#x0073;&#x0074;&#x0069;&#x006f;&#x006e;&#x0020;&#x0031;</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-sid-as-decimal-references",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Any character may be given by its number (XML 1.0 §4.1).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="&#49;&#48;&#48;&#48;">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-sid-as-hexadecimal-references",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A number may be hexadecimal, and have leading zeros (XML 1.0 §4.1).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="&#x0031;&#x0030;&#x0030;&#x0030;">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-declaration-ends-as-tag",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A declaration ends in a question mark (XML 1.0 §2.8).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"/>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: { kind: "error", code: "not-well-formed", line: 1, column: 37 },
  },
  {
    id: "submitSurvey/body-declaration-not-first",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Nothing stands before the declaration, not even a line end (XML 1.0 §2.8).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '\n<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: { kind: "error", code: "not-well-formed", line: 2, column: 1 },
  },
  {
    id: "submitSurvey/body-version-2",
    operation: "submitSurvey",
    kind: "body",
    documentation:
      "There is no version 2 of XML, so nobody knows what it would mean (XML 1.0 §2.8).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="2.0"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: { kind: "error", code: "not-well-formed" },
  },
  {
    id: "submitSurvey/body-attribute-without-quotes",
    operation: "submitSurvey",
    kind: "body",
    documentation: "The value of an attribute stands in quotation marks (XML 1.0 §3.1).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000" unknown=4>\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: { kind: "error", code: "not-well-formed", line: 2, column: 33 },
  },
  {
    id: "submitSurvey/body-less-than-in-attribute",
    operation: "submitSurvey",
    kind: "body",
    documentation: "In an attribute a less-than sign is written with a reference (XML 1.0 §3.1).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000" unknown="a < b">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: { kind: "error", code: "not-well-formed", line: 2, column: 36 },
  },
  {
    id: "submitSurvey/body-ampersand-in-attribute",
    operation: "submitSurvey",
    kind: "body",
    documentation: "In an attribute an ampersand begins a reference (XML 1.0 §2.4).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000" unknown="a & b">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: { kind: "error", code: "not-well-formed", line: 2, column: 36 },
  },
  {
    id: "submitSurvey/body-attributes-without-space",
    operation: "submitSurvey",
    kind: "body",
    documentation: "White space stands between attributes (XML 1.0 §3.1).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000" unknown="1"another="2">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: { kind: "error", code: "not-well-formed", line: 2, column: 36 },
  },
  {
    id: "submitSurvey/body-attribute-twice-by-prefixes",
    operation: "submitSurvey",
    kind: "body",
    documentation:
      "Two prefixes of one namespace make two attributes one (Namespaces in XML 1.0 §6.3).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000" xmlns:one1="urn:example:foreign" xmlns:other1="urn:example:foreign" one1:a="1" other1:a="2">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: { kind: "error", code: "not-well-formed", line: 2, column: 104 },
  },
  {
    id: "submitSurvey/body-prefix-without-namespace",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A prefix always stands for a namespace (Namespaces in XML 1.0 §5).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000" xmlns:one1="">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: { kind: "error", code: "not-well-formed" },
  },
  {
    id: "submitSurvey/body-ampersand",
    operation: "submitSurvey",
    kind: "body",
    documentation: "An ampersand begins a reference (XML 1.0 §2.4).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>a & b\n</egainSurvey>',
    },
    expect: { kind: "error", code: "not-well-formed", line: 10, column: 14 },
  },
  {
    id: "submitSurvey/body-entity-of-html",
    operation: "submitSurvey",
    kind: "body",
    documentation: "HTML's entities are none of XML's, and nothing declares them (XML 1.0 §4.1).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>&nbsp;\n</egainSurvey>',
    },
    expect: { kind: "error", code: "not-well-formed", line: 10, column: 12 },
  },
  {
    id: "submitSurvey/body-reference-to-no-character",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A reference cannot bring in what XML does not allow (XML 1.0 §4.1).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>&#0;\n</egainSurvey>',
    },
    expect: { kind: "error", code: "not-well-formed", line: 10, column: 12 },
  },
  {
    id: "submitSurvey/body-control-character",
    operation: "submitSurvey",
    kind: "body",
    documentation: "XML has no control characters (XML 1.0 §2.2).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>a\u0001\n</egainSurvey>',
    },
    expect: { kind: "error", code: "not-well-formed", line: 10, column: 13 },
  },
  {
    id: "submitSurvey/body-cdata-end-in-text",
    operation: "submitSurvey",
    kind: "body",
    documentation: "The end of a CDATA section needs a beginning (XML 1.0 §2.4).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>a ]]> b\n</egainSurvey>',
    },
    expect: { kind: "error", code: "not-well-formed" },
  },
  {
    id: "submitSurvey/body-hyphens-in-comment",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Two hyphens end a comment, and can stand nowhere else in it (XML 1.0 §2.5).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey><!-- a -- b -->\n</egainSurvey>',
    },
    expect: { kind: "error", code: "not-well-formed", line: 10, column: 21 },
  },
  {
    id: "submitSurvey/body-space-before-name",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A tag begins with its name (XML 1.0 §3.1).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>< unknownElement/>\n</egainSurvey>',
    },
    expect: { kind: "error", code: "not-well-formed", line: 10, column: 13 },
  },
  {
    id: "submitSurvey/body-undeclared-prefix",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A prefix has to be declared (Namespaces in XML 1.0 §5).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey><undeclared:unknownElement/>\n</egainSurvey>',
    },
    expect: { kind: "error", code: "not-well-formed", line: 10, column: 13 },
  },
  {
    id: "submitSurvey/body-wrong-end-tag",
    operation: "submitSurvey",
    kind: "body",
    documentation: "An end tag has the name of its start tag (XML 1.0 §3).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</unknownElement>',
    },
    expect: { kind: "error", code: "not-well-formed", line: 11, column: 1 },
  },
  {
    id: "submitSurvey/body-two-roots",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A document has one root (XML 1.0 §2.1).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: { kind: "error", code: "not-well-formed", line: 12, column: 1 },
  },
  {
    id: "submitSurvey/body-text-behind-root",
    operation: "submitSurvey",
    kind: "body",
    documentation: "No text stands behind the root (XML 1.0 §2.1).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>\nlost',
    },
    expect: { kind: "error", code: "not-well-formed", line: 12, column: 1 },
  },
  {
    id: "submitSurvey/body-text-before-root",
    operation: "submitSurvey",
    kind: "body",
    documentation:
      "No text stands before the root, such as a warning of the server (XML 1.0 §2.1).",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: 'Warning: 1\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: { kind: "error", code: "not-well-formed", line: 1, column: 1 },
  },
  {
    id: "submitSurvey/body-truncated-in-declaration",
    operation: "submitSurvey",
    kind: "body",
    documentation: "An answer that broke off is not taken for a whole one.",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: { text: '<?xml version="1.0"' },
    expect: { kind: "error", code: "not-well-formed" },
  },
  {
    id: "submitSurvey/body-truncated-in-start-tag",
    operation: "submitSurvey",
    kind: "body",
    documentation: "An answer that broke off is not taken for a whole one.",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: { text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurve' },
    expect: { kind: "error", code: "not-well-formed", line: 2, column: 12 },
  },
  {
    id: "submitSurvey/body-truncated-in-content",
    operation: "submitSurvey",
    kind: "body",
    documentation: "An answer that broke off is not taken for a whole one.",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n',
    },
    expect: { kind: "error", code: "not-well-formed", line: 11, column: 1 },
  },
  {
    id: "submitSurvey/body-truncated-in-end-tag",
    operation: "submitSurvey",
    kind: "body",
    documentation: "An answer that broke off is not taken for a whole one.",
    origin: "derived",
    tags: ["syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurve',
    },
    expect: { kind: "error", code: "not-well-formed", line: 11, column: 13 },
  },
  {
    id: "submitSurvey/body-other-root",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Another root is another document.",
    origin: "derived",
    tags: ["root", "namespaces"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<unknownElement sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</unknownElement>',
    },
    expect: { kind: "error", code: "unexpected-root", path: "/unknownElement", line: 2, column: 1 },
  },
  {
    id: "submitSurvey/body-root-in-foreign-namespace",
    operation: "submitSurvey",
    kind: "body",
    documentation:
      "The root's name is its namespace and its local part (Namespaces in XML 1.0 §6.1).",
    origin: "derived",
    tags: ["root", "namespaces"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<n1:egainSurvey xmlns:n1="urn:example:foreign" sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</n1:egainSurvey>',
    },
    expect: { kind: "error", code: "unexpected-root", path: "/egainSurvey", line: 2, column: 1 },
  },
  {
    id: "submitSurvey/body-html-page",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A gateway may answer with a page of its own, and a status of success.",
    origin: "derived",
    tags: ["root"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: "<html><head><title>Log in</title></head><body><p>Please log in.</p></body></html>",
    },
    expect: { kind: "error", code: "unexpected-root", path: "/html", line: 1, column: 1 },
  },
  {
    id: "submitSurvey/body-json",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Servers that also speak JSON may be asked for it by mistake.",
    origin: "derived",
    tags: ["root"],
    contentType: "text/xml; charset=utf-8",
    body: { text: '{"value":4}' },
    expect: { kind: "error", code: "not-well-formed", line: 1, column: 1 },
  },
  {
    id: "submitSurvey/body-empty-body",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Nothing is not a document.",
    origin: "derived",
    tags: ["root"],
    contentType: "text/xml; charset=utf-8",
    body: { text: "" },
    expect: { kind: "error", code: "empty-body", path: "/" },
  },
  {
    id: "submitSurvey/body-blank-body",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A document has a root element (XML 1.0 §2.1).",
    origin: "derived",
    tags: ["root"],
    contentType: "text/xml; charset=utf-8",
    body: { text: " \n" },
    expect: { kind: "error", code: "not-well-formed", line: 2, column: 1 },
  },
  {
    id: "submitSurvey/body-other-root-truncated",
    operation: "submitSurvey",
    kind: "body",
    documentation:
      "What is not well-formed is never reported as anything else, whatever else is wrong with it.",
    origin: "derived",
    tags: ["root", "syntax"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<unknownElement sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</unknownElement>\n<!--',
    },
    expect: { kind: "error", code: "not-well-formed", line: 12, column: 5 },
  },
  {
    id: "submitSurvey/body-place-behind-mark",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A byte order mark takes no column.",
    origin: "derived",
    tags: ["root"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '\ufeff<unknownElement sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</unknownElement>',
    },
    expect: { kind: "error", code: "unexpected-root", path: "/unknownElement", line: 1, column: 1 },
  },
  {
    id: "submitSurvey/body-place-behind-line-ends",
    operation: "submitSurvey",
    kind: "body",
    documentation:
      "Lines end as XML has it, and a column is a character however many units it takes (XML 1.0 §2.11).",
    origin: "derived",
    tags: ["root"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<!-- 1\r\n2\r3\n4\u2028\u0085😀 --><unknownElement sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</unknownElement>',
    },
    expect: { kind: "error", code: "unexpected-root", path: "/unknownElement", line: 4, column: 9 },
  },
  {
    id: "submitSurvey/body-utf-16-little-endian",
    operation: "submitSurvey",
    kind: "body",
    documentation: "UTF-16 comes in either byte order (XML 1.0 §4.3.3).",
    origin: "derived",
    tags: ["encoding"],
    contentType: "application/xml",
    body: {
      base64:
        "//48AD8AeABtAGwAIAB2AGUAcgBzAGkAbwBuAD0AIgAxAC4AMAAiACAAZQBuAGMAbwBkAGkAbgBnAD0AIgBVAFQARgAtADEANgAiAD8APgAKADwAIQAtAC0AIADpACAALQAtAD4ACgA8AGUAZwBhAGkAbgBTAHUAcgB2AGUAeQAgAHMAaQBkAD0AIgAxADAAMAAwACIAPgAKACAAIAA8AHMAdQByAHYAZQB5AD4ACgAgACAAIAAgADwAcQB1AGUAcwB0AGkAbwBuAD4AUQB1AGUAcwB0AGkAbwBuACAAMQA8AC8AcQB1AGUAcwB0AGkAbwBuAD4ACgAgACAAIAAgADwAYQBuAHMAdwBlAHIAPgBBAG4AcwB3AGUAcgAgADEAPAAvAGEAbgBzAHcAZQByAD4ACgAgACAAPAAvAHMAdQByAHYAZQB5AD4ACgAgACAAPABzAHUAcgB2AGUAeQA+AAoAIAAgACAAIAA8AHEAdQBlAHMAdABpAG8AbgA+AFEAdQBlAHMAdABpAG8AbgAgADIAPAAvAHEAdQBlAHMAdABpAG8AbgA+AAoAIAAgACAAIAA8AGEAbgBzAHcAZQByAD4AQQBuAHMAdwBlAHIAIAAyADwALwBhAG4AcwB3AGUAcgA+AAoAIAAgADwALwBzAHUAcgB2AGUAeQA+AAoAPAAvAGUAZwBhAGkAbgBTAHUAcgB2AGUAeQA+AA==",
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-utf-16-big-endian",
    operation: "submitSurvey",
    kind: "body",
    documentation: "UTF-16 comes in either byte order (XML 1.0 §4.3.3).",
    origin: "derived",
    tags: ["encoding"],
    contentType: "application/xml",
    body: {
      base64:
        "/v8APAA/AHgAbQBsACAAdgBlAHIAcwBpAG8AbgA9ACIAMQAuADAAIgAgAGUAbgBjAG8AZABpAG4AZwA9ACIAVQBUAEYALQAxADYAIgA/AD4ACgA8ACEALQAtACAA6QAgAC0ALQA+AAoAPABlAGcAYQBpAG4AUwB1AHIAdgBlAHkAIABzAGkAZAA9ACIAMQAwADAAMAAiAD4ACgAgACAAPABzAHUAcgB2AGUAeQA+AAoAIAAgACAAIAA8AHEAdQBlAHMAdABpAG8AbgA+AFEAdQBlAHMAdABpAG8AbgAgADEAPAAvAHEAdQBlAHMAdABpAG8AbgA+AAoAIAAgACAAIAA8AGEAbgBzAHcAZQByAD4AQQBuAHMAdwBlAHIAIAAxADwALwBhAG4AcwB3AGUAcgA+AAoAIAAgADwALwBzAHUAcgB2AGUAeQA+AAoAIAAgADwAcwB1AHIAdgBlAHkAPgAKACAAIAAgACAAPABxAHUAZQBzAHQAaQBvAG4APgBRAHUAZQBzAHQAaQBvAG4AIAAyADwALwBxAHUAZQBzAHQAaQBvAG4APgAKACAAIAAgACAAPABhAG4AcwB3AGUAcgA+AEEAbgBzAHcAZQByACAAMgA8AC8AYQBuAHMAdwBlAHIAPgAKACAAIAA8AC8AcwB1AHIAdgBlAHkAPgAKADwALwBlAGcAYQBpAG4AUwB1AHIAdgBlAHkAPg==",
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-encoding-declared",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A declaration names the encoding where nothing else does (XML 1.0 §4.3.3).",
    origin: "derived",
    tags: ["encoding"],
    contentType: "application/xml",
    body: {
      base64:
        "PD94bWwgdmVyc2lvbj0iMS4wIiBlbmNvZGluZz0iSVNPLTg4NTktMSI/Pgo8IS0tIOkgLS0+CjxlZ2FpblN1cnZleSBzaWQ9IjEwMDAiPgogIDxzdXJ2ZXk+CiAgICA8cXVlc3Rpb24+UXVlc3Rpb24gMTwvcXVlc3Rpb24+CiAgICA8YW5zd2VyPkFuc3dlciAxPC9hbnN3ZXI+CiAgPC9zdXJ2ZXk+CiAgPHN1cnZleT4KICAgIDxxdWVzdGlvbj5RdWVzdGlvbiAyPC9xdWVzdGlvbj4KICAgIDxhbnN3ZXI+QW5zd2VyIDI8L2Fuc3dlcj4KICA8L3N1cnZleT4KPC9lZ2FpblN1cnZleT4=",
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-charset-before-declaration",
    operation: "submitSurvey",
    kind: "body",
    documentation: "The charset of the transport goes before the declaration (RFC 7303 §3.2).",
    origin: "derived",
    tags: ["encoding"],
    contentType: 'application/xml; charset="ISO-8859-1"',
    body: {
      base64:
        "PD94bWwgdmVyc2lvbj0iMS4wIiBlbmNvZGluZz0iVVRGLTgiPz4KPCEtLSDpIC0tPgo8ZWdhaW5TdXJ2ZXkgc2lkPSIxMDAwIj4KICA8c3VydmV5PgogICAgPHF1ZXN0aW9uPlF1ZXN0aW9uIDE8L3F1ZXN0aW9uPgogICAgPGFuc3dlcj5BbnN3ZXIgMTwvYW5zd2VyPgogIDwvc3VydmV5PgogIDxzdXJ2ZXk+CiAgICA8cXVlc3Rpb24+UXVlc3Rpb24gMjwvcXVlc3Rpb24+CiAgICA8YW5zd2VyPkFuc3dlciAyPC9hbnN3ZXI+CiAgPC9zdXJ2ZXk+CjwvZWdhaW5TdXJ2ZXk+",
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-mark-before-charset",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A byte order mark goes before the charset of the transport (RFC 7303 §3.2).",
    origin: "derived",
    tags: ["encoding"],
    contentType: "application/xml; charset=ISO-8859-1",
    body: {
      base64:
        "//48AD8AeABtAGwAIAB2AGUAcgBzAGkAbwBuAD0AIgAxAC4AMAAiACAAZQBuAGMAbwBkAGkAbgBnAD0AIgBVAFQARgAtADEANgAiAD8APgAKADwAIQAtAC0AIADpACAALQAtAD4ACgA8AGUAZwBhAGkAbgBTAHUAcgB2AGUAeQAgAHMAaQBkAD0AIgAxADAAMAAwACIAPgAKACAAIAA8AHMAdQByAHYAZQB5AD4ACgAgACAAIAAgADwAcQB1AGUAcwB0AGkAbwBuAD4AUQB1AGUAcwB0AGkAbwBuACAAMQA8AC8AcQB1AGUAcwB0AGkAbwBuAD4ACgAgACAAIAAgADwAYQBuAHMAdwBlAHIAPgBBAG4AcwB3AGUAcgAgADEAPAAvAGEAbgBzAHcAZQByAD4ACgAgACAAPAAvAHMAdQByAHYAZQB5AD4ACgAgACAAPABzAHUAcgB2AGUAeQA+AAoAIAAgACAAIAA8AHEAdQBlAHMAdABpAG8AbgA+AFEAdQBlAHMAdABpAG8AbgAgADIAPAAvAHEAdQBlAHMAdABpAG8AbgA+AAoAIAAgACAAIAA8AGEAbgBzAHcAZQByAD4AQQBuAHMAdwBlAHIAIAAyADwALwBhAG4AcwB3AGUAcgA+AAoAIAAgADwALwBzAHUAcgB2AGUAeQA+AAoAPAAvAGUAZwBhAGkAbgBTAHUAcgB2AGUAeQA+AA==",
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-malformed-utf-8",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Bytes that are no UTF-8 are not replaced by other characters (XML 1.0 §4.3.3).",
    origin: "derived",
    tags: ["encoding"],
    contentType: "application/xml",
    body: {
      base64:
        "PD94bWwgdmVyc2lvbj0iMS4wIiBlbmNvZGluZz0iVVRGLTgiPz4KPCEtLSDpIC0tPgo8ZWdhaW5TdXJ2ZXkgc2lkPSIxMDAwIj4KICA8c3VydmV5PgogICAgPHF1ZXN0aW9uPlF1ZXN0aW9uIDE8L3F1ZXN0aW9uPgogICAgPGFuc3dlcj5BbnN3ZXIgMTwvYW5zd2VyPgogIDwvc3VydmV5PgogIDxzdXJ2ZXk+CiAgICA8cXVlc3Rpb24+UXVlc3Rpb24gMjwvcXVlc3Rpb24+CiAgICA8YW5zd2VyPkFuc3dlciAyPC9hbnN3ZXI+CiAgPC9zdXJ2ZXk+CjwvZWdhaW5TdXJ2ZXk+",
    },
    expect: { kind: "error", code: "encoding", path: "/", line: 2, column: 6 },
  },
  {
    id: "submitSurvey/body-mark-against-declaration",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A document is in the encoding that it declares (XML 1.0 §4.3.3).",
    origin: "derived",
    tags: ["encoding"],
    contentType: "application/xml",
    body: {
      base64:
        "//48AD8AeABtAGwAIAB2AGUAcgBzAGkAbwBuAD0AIgAxAC4AMAAiACAAZQBuAGMAbwBkAGkAbgBnAD0AIgBVAFQARgAtADgAIgA/AD4ACgA8ACEALQAtACAA6QAgAC0ALQA+AAoAPABlAGcAYQBpAG4AUwB1AHIAdgBlAHkAIABzAGkAZAA9ACIAMQAwADAAMAAiAD4ACgAgACAAPABzAHUAcgB2AGUAeQA+AAoAIAAgACAAIAA8AHEAdQBlAHMAdABpAG8AbgA+AFEAdQBlAHMAdABpAG8AbgAgADEAPAAvAHEAdQBlAHMAdABpAG8AbgA+AAoAIAAgACAAIAA8AGEAbgBzAHcAZQByAD4AQQBuAHMAdwBlAHIAIAAxADwALwBhAG4AcwB3AGUAcgA+AAoAIAAgADwALwBzAHUAcgB2AGUAeQA+AAoAIAAgADwAcwB1AHIAdgBlAHkAPgAKACAAIAAgACAAPABxAHUAZQBzAHQAaQBvAG4APgBRAHUAZQBzAHQAaQBvAG4AIAAyADwALwBxAHUAZQBzAHQAaQBvAG4APgAKACAAIAAgACAAPABhAG4AcwB3AGUAcgA+AEEAbgBzAHcAZQByACAAMgA8AC8AYQBuAHMAdwBlAHIAPgAKACAAIAA8AC8AcwB1AHIAdgBlAHkAPgAKADwALwBlAGcAYQBpAG4AUwB1AHIAdgBlAHkAPgA=",
    },
    expect: { kind: "error", code: "encoding", path: "/" },
  },
  {
    id: "submitSurvey/body-utf-16-without-mark",
    operation: "submitSurvey",
    kind: "body",
    documentation: "UTF-16 begins with a byte order mark (XML 1.0 §4.3.3).",
    origin: "derived",
    tags: ["encoding"],
    contentType: "application/xml",
    body: {
      base64:
        "PAA/AHgAbQBsACAAdgBlAHIAcwBpAG8AbgA9ACIAMQAuADAAIgAgAGUAbgBjAG8AZABpAG4AZwA9ACIAVQBUAEYALQAxADYAIgA/AD4ACgA8ACEALQAtACAA6QAgAC0ALQA+AAoAPABlAGcAYQBpAG4AUwB1AHIAdgBlAHkAIABzAGkAZAA9ACIAMQAwADAAMAAiAD4ACgAgACAAPABzAHUAcgB2AGUAeQA+AAoAIAAgACAAIAA8AHEAdQBlAHMAdABpAG8AbgA+AFEAdQBlAHMAdABpAG8AbgAgADEAPAAvAHEAdQBlAHMAdABpAG8AbgA+AAoAIAAgACAAIAA8AGEAbgBzAHcAZQByAD4AQQBuAHMAdwBlAHIAIAAxADwALwBhAG4AcwB3AGUAcgA+AAoAIAAgADwALwBzAHUAcgB2AGUAeQA+AAoAIAAgADwAcwB1AHIAdgBlAHkAPgAKACAAIAAgACAAPABxAHUAZQBzAHQAaQBvAG4APgBRAHUAZQBzAHQAaQBvAG4AIAAyADwALwBxAHUAZQBzAHQAaQBvAG4APgAKACAAIAAgACAAPABhAG4AcwB3AGUAcgA+AEEAbgBzAHcAZQByACAAMgA8AC8AYQBuAHMAdwBlAHIAPgAKACAAIAA8AC8AcwB1AHIAdgBlAHkAPgAKADwALwBlAGcAYQBpAG4AUwB1AHIAdgBlAHkAPgA=",
    },
    expect: { kind: "error", code: "encoding", path: "/" },
  },
  {
    id: "submitSurvey/body-unknown-encoding",
    operation: "submitSurvey",
    kind: "body",
    documentation: "An encoding that nobody knows is not taken for another one (XML 1.0 §4.3.3).",
    origin: "derived",
    tags: ["encoding"],
    contentType: "application/xml",
    body: {
      base64:
        "PD94bWwgdmVyc2lvbj0iMS4wIiBlbmNvZGluZz0ieC1uby1zdWNoLWVuY29kaW5nIj8+CjwhLS0gw6kgLS0+CjxlZ2FpblN1cnZleSBzaWQ9IjEwMDAiPgogIDxzdXJ2ZXk+CiAgICA8cXVlc3Rpb24+UXVlc3Rpb24gMTwvcXVlc3Rpb24+CiAgICA8YW5zd2VyPkFuc3dlciAxPC9hbnN3ZXI+CiAgPC9zdXJ2ZXk+CiAgPHN1cnZleT4KICAgIDxxdWVzdGlvbj5RdWVzdGlvbiAyPC9xdWVzdGlvbj4KICAgIDxhbnN3ZXI+QW5zd2VyIDI8L2Fuc3dlcj4KICA8L3N1cnZleT4KPC9lZ2FpblN1cnZleT4=",
    },
    expect: { kind: "error", code: "encoding", path: "/" },
  },
  {
    id: "submitSurvey/body-unknown-charset",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A charset that nobody knows is not taken for another one (RFC 7303 §3.2).",
    origin: "derived",
    tags: ["encoding"],
    contentType: "application/xml; charset=x-no-such-encoding",
    body: {
      base64:
        "PD94bWwgdmVyc2lvbj0iMS4wIiBlbmNvZGluZz0iVVRGLTgiPz4KPCEtLSDDqSAtLT4KPGVnYWluU3VydmV5IHNpZD0iMTAwMCI+CiAgPHN1cnZleT4KICAgIDxxdWVzdGlvbj5RdWVzdGlvbiAxPC9xdWVzdGlvbj4KICAgIDxhbnN3ZXI+QW5zd2VyIDE8L2Fuc3dlcj4KICA8L3N1cnZleT4KICA8c3VydmV5PgogICAgPHF1ZXN0aW9uPlF1ZXN0aW9uIDI8L3F1ZXN0aW9uPgogICAgPGFuc3dlcj5BbnN3ZXIgMjwvYW5zd2VyPgogIDwvc3VydmV5Pgo8L2VnYWluU3VydmV5Pg==",
    },
    expect: { kind: "error", code: "encoding", path: "/" },
  },
  {
    id: "submitSurvey/body-doctype",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A DOCTYPE is refused, whatever it says.",
    origin: "derived",
    tags: ["security"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE egainSurvey>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: { kind: "error", code: "doctype", path: "/", line: 2, column: 1 },
  },
  {
    id: "submitSurvey/body-doctype-with-entity",
    operation: "submitSurvey",
    kind: "body",
    documentation:
      "Entities of a document are never expanded, so a document that declares any is refused.",
    origin: "derived",
    tags: ["security"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE egainSurvey [<!ENTITY four "4">]>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: { kind: "error", code: "doctype", path: "/", line: 2, column: 1 },
  },
  {
    id: "submitSurvey/body-doctype-external",
    operation: "submitSurvey",
    kind: "body",
    documentation: "A document must not make its reader fetch anything.",
    origin: "derived",
    tags: ["security"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE egainSurvey SYSTEM "file:///etc/passwd">\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: { kind: "error", code: "doctype", path: "/", line: 2, column: 1 },
  },
  {
    id: "submitSurvey/body-entity-bomb",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Entities that hold each other fill any memory.",
    origin: "derived",
    tags: ["security"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE egainSurvey [\n<!ENTITY e0 "ha">\n<!ENTITY e1 "&e0;&e0;&e0;&e0;&e0;&e0;&e0;&e0;&e0;&e0;">\n<!ENTITY e2 "&e1;&e1;&e1;&e1;&e1;&e1;&e1;&e1;&e1;&e1;">\n<!ENTITY e3 "&e2;&e2;&e2;&e2;&e2;&e2;&e2;&e2;&e2;&e2;">\n<!ENTITY e4 "&e3;&e3;&e3;&e3;&e3;&e3;&e3;&e3;&e3;&e3;">\n<!ENTITY e5 "&e4;&e4;&e4;&e4;&e4;&e4;&e4;&e4;&e4;&e4;">\n<!ENTITY e6 "&e5;&e5;&e5;&e5;&e5;&e5;&e5;&e5;&e5;&e5;">\n<!ENTITY e7 "&e6;&e6;&e6;&e6;&e6;&e6;&e6;&e6;&e6;&e6;">\n<!ENTITY e8 "&e7;&e7;&e7;&e7;&e7;&e7;&e7;&e7;&e7;&e7;">\n]>\n<egainSurvey sid="1000">\n  <survey>\n    <question>Question 1</question>\n    <answer>Answer 1</answer>\n  </survey>\n  <survey>\n    <question>Question 2</question>\n    <answer>Answer 2</answer>\n  </survey>\n</egainSurvey>',
    },
    expect: { kind: "error", code: "doctype", path: "/", line: 2, column: 1 },
  },
  {
    id: "submitSurvey/body-html-page-with-doctype",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Most pages in HTML begin with a DOCTYPE.",
    origin: "derived",
    tags: ["security", "root"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>Log in<br></body></html>',
    },
    expect: { kind: "error", code: "doctype", path: "/", line: 1, column: 1 },
  },
  {
    id: "submitSurvey/body-deepest",
    operation: "submitSurvey",
    kind: "body",
    documentation: "Elements stand inside each other up to a depth of 64.",
    origin: "derived",
    tags: ["security"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000"><survey><question>Question 1</question><answer>Answer 1</answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a/></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></egainSurvey>',
    },
    expect: {
      kind: "value",
      value: {
        sid: "1000",
        survey: [
          { question: "Question 1", answer: "Answer 1" },
          { question: "Question 2", answer: "Answer 2" },
        ],
      },
    },
  },
  {
    id: "submitSurvey/body-too-deep",
    operation: "submitSurvey",
    kind: "body",
    documentation:
      "More than 64 elements inside each other are not read: whoever goes down them may run out of stack.",
    origin: "derived",
    tags: ["security"],
    contentType: "text/xml; charset=utf-8",
    body: {
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<egainSurvey sid="1000"><survey><question>Question 1</question><answer>Answer 1</answer></survey><survey><question>Question 2</question><answer>Answer 2</answer></survey><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a/></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a></egainSurvey>',
    },
    expect: { kind: "error", code: "too-deep", line: 2, column: 360 },
  },
];
