// @generated from spec/ece-chat.openapi.yaml
// Do not edit: change the spec, then run `npm run generate`.

import type { ApiDescription } from "../runtime/api/description.ts";
import { chatAllowedContent } from "./codecs/chat-allowed.ts";
import { checkEligibilityContent } from "./codecs/check-eligibility.ts";
import { egainSurveyDocument } from "./codecs/egain-survey.ts";
import { checkEligibilityOperation } from "./operations/check-eligibility.ts";
import { getAgentAvailabilityOperation } from "./operations/get-agent-availability.ts";
import { getCapacityOperation } from "./operations/get-capacity.ts";
import { getChatAllowedOperation } from "./operations/get-chat-allowed.ts";
import { getLiveSessionStatusOperation } from "./operations/get-live-session-status.ts";
import { submitSurveyOperation } from "./operations/submit-survey.ts";

/** The name of a scenario of the spec. */
export type ScenarioName =
  | "open"
  | "noAgents"
  | "queueFull"
  | "serviceNotRunning"
  | "invalid"
  | "inactive"
  | "other"
  | "failing";

/** The API as data. */
export const api: ApiDescription<ScenarioName> = {
  name: "ece-chat",
  title: "Customer-facing chat API of Cisco Enterprise Chat and Email (ECE)",
  servers: [
    {
      url: "http://hostname/system/egain",
      doc: "The path under which the API lies. Also seen: `system/ws`, `webchatprod/egain`, and a company's own.",
    },
  ],
  operations: [
    {
      operation: getAgentAvailabilityOperation,
      summary: "Is an agent available to take a chat?",
      doc: `Tells whether an agent is available to take a chat that comes in through this entry point.

The limits of the Media Routing Domain (MRD) apply to an agent's availability. Cisco's tech note advises
to follow the best practices for configuring MRDs; otherwise the answer may be misleading.`,
      parameters: { id: "The id of the chat entry point." },
      answers: [
        {
          status: "200",
          doc: "Whether an agent is available",
          mediaType: "application/xml",
          examples: [
            {
              name: "available",
              summary: "An agent is available.",
              origin: "documentation",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<agentAvailability available="true" xmlns:ns2="http://bindings.egain.com/chat"
xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client"
xmlns:ns5="http://jabber.org/protocol/httpbind"/>`,
            },
            {
              name: "notAvailable",
              summary: "No agent is available.",
              origin: "derived",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<agentAvailability available="false" xmlns:ns2="http://bindings.egain.com/chat"
xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client"
xmlns:ns5="http://jabber.org/protocol/httpbind"/>`,
            },
          ],
        },
        {
          status: "500",
          doc: "The agent availability could not be determined",
          examples: [],
        },
      ],
    },
    {
      operation: getCapacityOperation,
      summary: "How many more chats can the agents take?",
      doc: `Tells how many more chats all agents of the entry point's queue can take together: their maximum
load (which the vendor calls CTL) minus their current load.`,
      parameters: { id: "The id of the chat entry point." },
      answers: [
        {
          status: "200",
          doc: "The capacity that the agents have left",
          mediaType: "application/xml",
          examples: [
            {
              name: "fourLeft",
              summary: "The agents can take four more chats.",
              origin: "documentation",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<availableSlots xmlns:ns2="http://bindings.egain.com/chat"
xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client"
xmlns:ns5="http://jabber.org/protocol/httpbind">
<ns2:count>4</ns2:count>
</availableSlots>`,
            },
            {
              name: "oneLeft",
              summary: "The agents can take one more chat.",
              origin: "derived",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<availableSlots xmlns:ns2="http://bindings.egain.com/chat"
xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client"
xmlns:ns5="http://jabber.org/protocol/httpbind">
<ns2:count>1</ns2:count>
</availableSlots>`,
            },
            {
              name: "noneLeft",
              summary: "No agent is available, or all work at maximum load.",
              origin: "derived",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<availableSlots xmlns:ns2="http://bindings.egain.com/chat"
xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client"
xmlns:ns5="http://jabber.org/protocol/httpbind">
<ns2:count>0</ns2:count>
</availableSlots>`,
            },
            {
              name: "renumberedPrefixes",
              summary:
                "Prefixes numbered differently (ns3 and ns4 trade places), declared in another order.",
              origin: "deployment",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<availableSlots xmlns:ns4="jabber:client" xmlns:ns3="urn:ietf:params:xml:ns:xmpp-stanzas"
xmlns:ns5="http://jabber.org/protocol/httpbind" xmlns:ns2="http://bindings.egain.com/chat">
<ns2:count>4</ns2:count>
</availableSlots>`,
            },
            {
              name: "olderServer",
              summary: "The namespace that older servers use for the child element.",
              origin: "deployment",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<availableSlots xmlns:ns2="com/egain/live/framework/bosh/gen">
<ns2:count>4</ns2:count>
</availableSlots>`,
            },
          ],
        },
        {
          status: "500",
          doc: "The agent capacity could not be determined",
          examples: [],
        },
      ],
    },
    {
      operation: getLiveSessionStatusOperation,
      summary: "How many chats wait, and for how long?",
      doc: "Tells how many chats wait in the queue for assignment to an agent, and the estimated wait.",
      parameters: { id: "The id of the chat entry point." },
      answers: [
        {
          status: "200",
          doc: "The queue depth and the wait time",
          mediaType: "application/xml",
          examples: [
            {
              name: "oneWaiting",
              summary: "One chat waits; the estimated wait is 3 seconds.",
              origin: "documentation",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<sessionStatus xmlns:ns2="http://bindings.egain.com/chat"
xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client"
xmlns:ns5="http://jabber.org/protocol/httpbind">
  <ns2:waitTime>3.0</ns2:waitTime>
  <ns2:queueDepth>1</ns2:queueDepth>
</sessionStatus>`,
            },
            {
              name: "severalWaiting",
              summary: "Three chats wait; the estimated wait is 12.5 seconds.",
              origin: "derived",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<sessionStatus xmlns:ns2="http://bindings.egain.com/chat"
xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client"
xmlns:ns5="http://jabber.org/protocol/httpbind">
  <ns2:waitTime>12.5</ns2:waitTime>
  <ns2:queueDepth>3</ns2:queueDepth>
</sessionStatus>`,
            },
            {
              name: "nobodyWaiting",
              summary: "No chat waits.",
              origin: "derived",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<sessionStatus xmlns:ns2="http://bindings.egain.com/chat"
xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client"
xmlns:ns5="http://jabber.org/protocol/httpbind">
  <ns2:waitTime>0.0</ns2:waitTime>
  <ns2:queueDepth>0</ns2:queueDepth>
</sessionStatus>`,
            },
            {
              name: "olderServer",
              summary: "The namespace that older servers use for the child elements.",
              origin: "deployment",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<sessionStatus xmlns:ns2="com/egain/live/framework/bosh/gen">
  <ns2:waitTime>3.0</ns2:waitTime>
  <ns2:queueDepth>1</ns2:queueDepth>
</sessionStatus>`,
            },
          ],
        },
        {
          status: "500",
          doc: "The queue depth and the wait time could not be determined",
          examples: [],
        },
      ],
    },
    {
      operation: checkEligibilityOperation,
      summary: "Can the queue take a new chat?",
      doc: `Tells whether the entry point can take a new chat, by two conditions:

- an agent is available for new chats;
- the queue has not reached its configured maximum depth: it is processing fewer chats than it may
  process at any time.

It does not say whether the entry point is active; \`getChatAllowed\` covers that too.`,
      parameters: { id: "The id of the chat entry point." },
      answers: [
        {
          status: "200",
          doc: "Whether the queue can take new chats",
          mediaType: "application/xml",
          examples: [
            {
              name: "canTakeChats",
              summary: "The queue can take new chats.",
              origin: "documentation",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<checkEligibility xmlns:ns2="http://bindings.egain.com/chat"
xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client"
xmlns:ns5="http://jabber.org/protocol/httpbind" responseType="0" />`,
            },
            {
              name: "agentNotAvailable",
              summary: "No agent is available for new chats.",
              origin: "derived",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<checkEligibility xmlns:ns2="http://bindings.egain.com/chat"
xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client"
xmlns:ns5="http://jabber.org/protocol/httpbind" responseType="1" />`,
            },
            {
              name: "queueDepthReached",
              summary: "The queue has reached its maximum depth.",
              origin: "derived",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<checkEligibility xmlns:ns2="http://bindings.egain.com/chat"
xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client"
xmlns:ns5="http://jabber.org/protocol/httpbind" responseType="2" />`,
            },
          ],
        },
        {
          status: "500",
          doc: "The eligibility could not be determined",
          examples: [],
        },
      ],
    },
    {
      operation: getChatAllowedOperation,
      summary: "Can the entry point take a new chat, and if not, why?",
      doc: `Tells whether the entry point can take a new chat, by three conditions:

- the entry point is active;
- an agent is available for new chats;
- the queue has not reached its configured maximum depth: it is processing fewer chats than it may
  process at any time.

The answer has no wait time; \`getLiveSessionStatus\` gives that.`,
      parameters: { id: "The id of the chat entry point." },
      answers: [
        {
          status: "200",
          doc: "Whether the entry point can take new chats",
          mediaType: "application/xml",
          examples: [
            {
              name: "allowed",
              summary: "The entry point can take new chats.",
              origin: "documentation",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<chatAllowed xmlns:ns2="http://bindings.egain.com/chat"
xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client"
xmlns:ns5="http://jabber.org/protocol/httpbind" allowed="true"/>`,
            },
            {
              name: "entryPointInactive",
              summary: "The entry point is not active.",
              origin: "documentation",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<chatAllowed xmlns:ns2="http://bindings.egain.com/chat"
xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client"
xmlns:ns5="http://jabber.org/protocol/httpbind" allowed="false"
reason="entry_point_inactive"/>`,
            },
            {
              name: "queueDepthReached",
              summary: "The queue has reached its maximum depth.",
              origin: "derived",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<chatAllowed xmlns:ns2="http://bindings.egain.com/chat"
xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client"
xmlns:ns5="http://jabber.org/protocol/httpbind" allowed="false"
reason="queue_depth_reached"/>`,
            },
            {
              name: "agentNotAvailable",
              summary: "No agent is available for new chats.",
              origin: "derived",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<chatAllowed xmlns:ns2="http://bindings.egain.com/chat"
xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client"
xmlns:ns5="http://jabber.org/protocol/httpbind" allowed="false"
reason="agent_not_available"/>`,
            },
            {
              name: "serviceNotRunning",
              summary: "The agent assignment service is not running.",
              origin: "derived",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<chatAllowed xmlns:ns2="http://bindings.egain.com/chat"
xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client"
xmlns:ns5="http://jabber.org/protocol/httpbind" allowed="false"
reason="service_not_running"/>`,
            },
            {
              name: "invalidEntryPoint",
              summary: "The id in the request is not valid.",
              origin: "derived",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<chatAllowed xmlns:ns2="http://bindings.egain.com/chat"
xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client"
xmlns:ns5="http://jabber.org/protocol/httpbind" allowed="false"
reason="invalid_entry_point"/>`,
            },
            {
              name: "other",
              summary: "Another cause.",
              origin: "derived",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<chatAllowed xmlns:ns2="http://bindings.egain.com/chat"
xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client"
xmlns:ns5="http://jabber.org/protocol/httpbind" allowed="false"
reason="other"/>`,
            },
            {
              name: "noReason",
              summary: "The entry point cannot take new chats; no cause is named.",
              origin: "derived",
              text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<chatAllowed xmlns:ns2="http://bindings.egain.com/chat"
xmlns:ns4="urn:ietf:params:xml:ns:xmpp-stanzas" xmlns:ns3="jabber:client"
xmlns:ns5="http://jabber.org/protocol/httpbind" allowed="false"/>`,
            },
          ],
        },
        {
          status: "500",
          doc: "Whether the entry point can take new chats could not be determined",
          examples: [],
        },
      ],
    },
    {
      operation: submitSurveyOperation,
      summary: "Hand in a customer's answers to a survey.",
      doc: `Hands in a custom survey, shown to the customer at the end of a chat session.

**Choose the namespace.** The survey is sent as documented, in no namespace. The vendor's own chat
pages send it in the vendor's namespace, and a server that expects that namespace may answer 204 and
store nothing of a survey without it. Set the client option \`requestNamespace\` to
\`http://bindings.egain.com/chat\` to send what those pages send, and check that the answers arrive.

Cisco's tech note documents no failure.`,
      parameters: {},
      body: {
        document: egainSurveyDocument,
        mediaType: "text/xml; charset=utf-8",
        collection: "surveys",
        examples: [
          {
            name: "fourQuestions",
            summary: "Four questions with their answers.",
            origin: "documentation",
            text: `<egainSurvey sid="1000">
<survey><question>Question 1</question> <answer>Answer 1</answer></survey>
<survey><question>Question 2</question> <answer>Answer 2</answer></survey>
<survey><question>Question 3</question> <answer>Answer 3</answer></survey>
<survey><question>Question 4</question> <answer>Answer 4</answer></survey>
</egainSurvey>`,
          },
          {
            name: "vendorPages",
            summary:
              "The form that the vendor's own chat pages send, with the vendor's namespace on the root.",
            origin: "deployment",
            text: `<egainSurvey xmlns="http://bindings.egain.com/chat" sid="1000">
<survey><question>Question 1</question> <answer>Answer 1</answer></survey>
</egainSurvey>`,
          },
        ],
      },
      answers: [
        {
          status: "204",
          doc: "The survey was stored",
          examples: [],
        },
      ],
    },
  ],
  scenarios: [
    {
      name: "open",
      summary: "The entry point takes chats. All answers are the samples in Cisco's tech note.",
      parameters: { id: "1000" },
      answers: {
        getAgentAvailability: { status: 200, example: "available" },
        getCapacity: { status: 200, example: "fourLeft" },
        getLiveSessionStatus: { status: 200, example: "oneWaiting" },
        checkEligibility: { status: 200, example: "canTakeChats" },
        getChatAllowed: { status: 200, example: "allowed" },
        submitSurvey: { status: 204 },
      },
    },
    {
      name: "noAgents",
      summary: "No agent is available, so no chat is taken and none waits.",
      parameters: { id: "1001" },
      answers: {
        getAgentAvailability: { status: 200, example: "notAvailable" },
        getCapacity: { status: 200, example: "noneLeft" },
        getLiveSessionStatus: { status: 200, example: "nobodyWaiting" },
        checkEligibility: { status: 200, example: "agentNotAvailable" },
        getChatAllowed: { status: 200, example: "agentNotAvailable" },
        submitSurvey: { status: 204 },
      },
    },
    {
      name: "queueFull",
      summary: "The queue has reached its maximum depth; an agent still has room for one chat.",
      parameters: { id: "1002" },
      answers: {
        getAgentAvailability: { status: 200, example: "available" },
        getCapacity: { status: 200, example: "oneLeft" },
        getLiveSessionStatus: { status: 200, example: "severalWaiting" },
        checkEligibility: { status: 200, example: "queueDepthReached" },
        getChatAllowed: { status: 200, example: "queueDepthReached" },
        submitSurvey: { status: 204 },
      },
    },
    {
      name: "serviceNotRunning",
      summary: "The agent assignment service is not running, so no agent can be given a chat.",
      parameters: { id: "1003" },
      answers: {
        getAgentAvailability: { status: 200, example: "notAvailable" },
        getCapacity: { status: 200, example: "noneLeft" },
        getLiveSessionStatus: { status: 200, example: "nobodyWaiting" },
        checkEligibility: { status: 200, example: "agentNotAvailable" },
        getChatAllowed: { status: 200, example: "serviceNotRunning" },
        submitSurvey: { status: 204 },
      },
    },
    {
      name: "invalid",
      summary: "The id belongs to no entry point, so there is neither an agent nor a queue.",
      parameters: { id: "1004" },
      answers: {
        getAgentAvailability: { status: 200, example: "notAvailable" },
        getCapacity: { status: 200, example: "noneLeft" },
        getLiveSessionStatus: { status: 200, example: "nobodyWaiting" },
        checkEligibility: { status: 200, example: "agentNotAvailable" },
        getChatAllowed: { status: 200, example: "invalidEntryPoint" },
        submitSurvey: { status: 204 },
      },
    },
    {
      name: "inactive",
      summary: "The entry point is not active; its agents and its queue could take chats.",
      parameters: { id: "1005" },
      answers: {
        getAgentAvailability: { status: 200, example: "available" },
        getCapacity: { status: 200, example: "fourLeft" },
        getLiveSessionStatus: { status: 200, example: "nobodyWaiting" },
        checkEligibility: { status: 200, example: "canTakeChats" },
        getChatAllowed: { status: 200, example: "entryPointInactive" },
        submitSurvey: { status: 204 },
      },
    },
    {
      name: "other",
      summary: "The entry point takes no chat, for a cause that only chatAllowed knows of.",
      parameters: { id: "1006" },
      answers: {
        getAgentAvailability: { status: 200, example: "available" },
        getCapacity: { status: 200, example: "fourLeft" },
        getLiveSessionStatus: { status: 200, example: "nobodyWaiting" },
        checkEligibility: { status: 200, example: "canTakeChats" },
        getChatAllowed: { status: 200, example: "other" },
        submitSurvey: { status: 204 },
      },
    },
    {
      name: "failing",
      summary: "The server fails on every question about the entry point.",
      parameters: { id: "1007" },
      answers: {
        getAgentAvailability: { status: 500 },
        getCapacity: { status: 500 },
        getLiveSessionStatus: { status: 500 },
        checkEligibility: { status: 500 },
        getChatAllowed: { status: 500 },
        submitSurvey: { status: 204 },
      },
    },
  ],
  enums: [
    {
      name: "ResponseType",
      values: [
        { value: 0, doc: "The queue can take new chats." },
        { value: 1, doc: "No agent is available for new chats." },
        { value: 2, doc: "The queue has reached its maximum depth; new chats are not processed." },
      ],
      places: [{ kind: "member", struct: checkEligibilityContent, key: "responseType" }],
    },
    {
      name: "Reason",
      values: [
        {
          value: "queue_depth_reached",
          doc: "The queue has reached its maximum depth; new chats are not processed.",
        },
        { value: "agent_not_available", doc: "No agent is available for new chats." },
        { value: "service_not_running", doc: "The agent assignment service is not running." },
        { value: "invalid_entry_point", doc: "The entry point id in the request is not valid." },
        { value: "entry_point_inactive", doc: "The entry point in the request is not active." },
        { value: "other", doc: "The entry point cannot take new chats for any other cause." },
      ],
      places: [{ kind: "member", struct: chatAllowedContent, key: "reason" }],
    },
  ],
};
