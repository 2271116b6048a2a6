import { submitSurvey } from "../../../generated/index.ts";
import { ChatCard } from "./chat-card.ts";
import { askState, type ChatServer } from "./chat-server.ts";
import { ChatWindow } from "./chat-window.ts";
import { Following } from "./following.ts";
import { part } from "./part.ts";
import { numberIn } from "./query.ts";
import { chatTexts, languageOf } from "./texts.ts";

const texts = chatTexts[languageOf(document.documentElement.lang)];
const root = part(document, "chat", HTMLElement);
const query = new URLSearchParams(location.search);

const server: ChatServer = {
  client: {
    baseUrl: root.dataset.baseUrl ?? "",
    timeoutMs: 5_000,
    // One more try before trouble is shown. What is wrong for longer, the next poll finds out.
    retry: { retries: 1, delayMs: 300 },
  },
  entryPoint: numberIn(query, "id", 0, 2 ** 31 - 1)?.toString() ?? root.dataset.entryPoint ?? "",
};

const card = new ChatCard(root, texts, {
  start() {
    // Who chats does not need to know how busy the chat is.
    following.stop();
    chat.open();
  },
  checkAgain: () => following.start(),
});

const following = new Following({
  ask: (signal) => askState(server, signal),
  // A link must not have pages ask without a pause.
  intervalMs: numberIn(query, "interval", 1_000, 3_600_000) ?? Number(root.dataset.interval),
  tell: (state) => card.show(state),
});

const chat = new ChatWindow(part(document, "window", HTMLDialogElement), {
  texts: texts.survey,
  headings: texts.window,
  send: (survey) => submitSurvey(server.client, survey),
  closed: () => following.start(),
});

following.start();
