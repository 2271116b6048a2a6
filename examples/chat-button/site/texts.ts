/** Everything that a customer reads. A text that a language lacks does not compile. */

export const LANGUAGES = ["en", "ja"] as const;

export type Language = (typeof LANGUAGES)[number];

/** The language of a text such as that of `<html lang>`; English for any that there is not. */
export function languageOf(tag: string | null): Language {
  return LANGUAGES.find((each) => tag === each || tag?.startsWith(`${each}-`)) ?? "en";
}

/** What is said of a state. */
export interface StateText {
  /** In a few words; it is also what is read out when the state changes. */
  readonly title: string;
  readonly detail: string;
}

/** The texts of the chat, which the page's script needs. */
export interface ChatTexts {
  readonly checking: StateText;
  readonly available: StateText;
  readonly busy: Readonly<Record<"no-agents" | "queue-full", StateText>>;
  readonly unavailable: Readonly<Record<"closed" | "stopped" | "other", StateText>>;
  readonly trouble: Readonly<Record<"connection" | "site", StateText>>;
  /** @param minutes - 0 is no wait. */
  wait(minutes: number): string;
  /** @param position - 1 is next. */
  position(position: number): string;
  /** The heading of the chat's window, step by step. */
  readonly window: Readonly<Record<"chat" | "survey" | "thanks", string>>;
  readonly survey: SurveyTexts;
}

export interface SurveyTexts {
  /** The questions, as they are shown and as they are handed in. */
  readonly questions: Readonly<Record<"rating" | "resolved" | "comment", string>>;
  /** From the worst to the best. */
  readonly ratings: readonly [string, string, string, string, string];
  readonly resolved: Readonly<Record<"yes" | "partly" | "no", string>>;
  /** What is said of a question that was left out. */
  readonly missing: Readonly<Record<"rating" | "resolved", string>>;
  readonly send: string;
  readonly sending: string;
  readonly sendAgain: string;
  readonly failed: Readonly<Record<"connection" | "site", string>>;
}

const ordinal = new Intl.PluralRules("en", { type: "ordinal" });
const SUFFIXES = { zero: "th", one: "st", two: "nd", few: "rd", many: "th", other: "th" } as const;

export const chatTexts: Readonly<Record<Language, ChatTexts>> = {
  en: {
    checking: {
      title: "Checking for a free adviser …",
      detail: "One moment, please. We are asking how busy the chat is.",
    },
    available: {
      title: "We are here for you",
      detail: "Start the chat, and an adviser joins you when it is your turn.",
    },
    busy: {
      "no-agents": {
        title: "All our advisers are busy",
        detail:
          "Please stay on this page: you can start the chat here as soon as an adviser is free.",
      },
      "queue-full": {
        title: "The queue is full right now",
        detail: "Please look again in a few minutes: this page keeps itself up to date.",
      },
    },
    unavailable: {
      closed: {
        title: "The chat is closed",
        detail: "Please call us, or send us a message. We answer within one working day.",
      },
      stopped: {
        title: "The chat is out of service",
        detail: "We are sorry for the trouble. Please call us, or send us a message instead.",
      },
      other: {
        title: "The chat is not available",
        detail: "We are sorry. Please call us, or send us a message instead.",
      },
    },
    trouble: {
      connection: {
        title: "We cannot reach the chat",
        detail: "Please check your internet connection. We keep trying.",
      },
      site: {
        title: "We have a problem with the chat",
        detail: "It is on our side, and we keep trying to reach it.",
      },
    },
    wait: (minutes) => (minutes === 0 ? "No wait" : `About ${minutes} min`),
    position: (position) =>
      position === 1 ? "You are next" : `${position}${SUFFIXES[ordinal.select(position)]}`,
    window: { chat: "Chat with an adviser", survey: "How was it?", thanks: "Thank you!" },
    survey: {
      questions: {
        rating: "How satisfied are you with this chat?",
        resolved: "Did we answer your question?",
        comment: "What could we do better?",
      },
      ratings: [
        "Very dissatisfied",
        "Dissatisfied",
        "Neither satisfied nor dissatisfied",
        "Satisfied",
        "Very satisfied",
      ],
      resolved: { yes: "Yes", partly: "Partly", no: "No" },
      missing: {
        rating: "Please choose how satisfied you are.",
        resolved: "Please choose one of the answers.",
      },
      send: "Send answers",
      sending: "Sending …",
      sendAgain: "Send again",
      failed: {
        connection:
          "Your answers could not be sent. Please check your internet connection and send them again; they are all still here.",
        site: "Your answers could not be sent, and the problem is on our side. They are all still here: please send them again in a moment.",
      },
    },
  },
  ja: {
    checking: {
      title: "受付状況を確認しています…",
      detail: "混雑状況を確認しております。少々お待ちください。",
    },
    available: {
      title: "チャットでご相談いただけます",
      detail: "チャットを開始していただくと、順番にご案内いたします。",
    },
    busy: {
      "no-agents": {
        title: "ただいま混み合っております",
        detail: "ご案内できるようになり次第、こちらからチャットを開始していただけます。",
      },
      "queue-full": {
        title: "受付可能な人数に達しました",
        detail: "恐れ入りますが、数分後にもう一度ご確認ください。表示は自動で更新されます。",
      },
    },
    unavailable: {
      closed: {
        title: "現在、チャットの受付を行っておりません",
        detail: "お電話またはメッセージでのお問い合わせを承っております。",
      },
      stopped: {
        title: "チャットを休止しております",
        detail: "ご不便をおかけし申し訳ございません。お電話またはメッセージをご利用ください。",
      },
      other: {
        title: "チャットをご利用いただけません",
        detail: "申し訳ございません。恐れ入りますが、お電話またはメッセージをご利用ください。",
      },
    },
    trouble: {
      connection: {
        title: "チャットに接続できません",
        detail: "インターネットの接続状況をご確認ください。自動で再接続いたします。",
      },
      site: {
        title: "チャットに障害が発生しています",
        detail: "ご迷惑をおかけしております。復旧次第自動で更新いたします。",
      },
    },
    wait: (minutes) => (minutes === 0 ? "待ち時間なし" : `約${minutes}分`),
    position: (position) => (position === 1 ? "次にご案内します" : `${position}番目`),
    window: {
      chat: "チャットで相談する",
      survey: "アンケートのお願い",
      thanks: "ご協力ありがとうございました",
    },
    survey: {
      questions: {
        rating: "今回のチャットにどの程度ご満足いただけましたか？",
        resolved: "ご質問は解決しましたか？",
        comment: "お気づきの点がございましたらお聞かせください",
      },
      ratings: ["とても不満", "やや不満", "どちらともいえない", "やや満足", "とても満足"],
      resolved: { yes: "解決した", partly: "一部解決した", no: "解決しなかった" },
      missing: {
        rating: "満足度をお選びください。",
        resolved: "いずれかをお選びください。",
      },
      send: "回答を送信する",
      sending: "送信しています…",
      sendAgain: "もう一度送信する",
      failed: {
        connection:
          "回答を送信できませんでした。インターネットの接続状況をご確認のうえ、もう一度送信してください。ご入力の内容はそのまま残っています。",
        site: "システムの不具合により、回答を送信できませんでした。ご入力の内容はそのまま残っています。しばらくたってから、もう一度送信してください。",
      },
    },
  },
};

/** The texts of the page itself: whatever builds the page puts them into index.html. */
const english = {
  otherLanguage: "ja",
  otherLanguageName: "日本語",
  bank: "Kawasemi Bank",
  documentTitle: "Help and contact – Kawasemi Bank",
  skip: "Skip to the main content",
  navLabel: "Main",
  navAccounts: "Accounts",
  navCards: "Cards",
  navLoans: "Loans",
  navHelp: "Help and contact",
  eyebrow: "Help and contact",
  headline: "Real people, ready to help",
  lead: "Questions about your account, a card or a payment? Our advisers answer in the chat. There is nothing to install, and you do not need to be a customer.",
  pointFree: "Free of charge",
  pointHours: "Monday to Friday, 9:00 to 17:00",
  pointSafe: "Over an encrypted connection",
  chatHeading: "Chat with an adviser",
  waitLabel: "Waiting time",
  positionLabel: "Your place in the queue",
  start: "Start chat",
  checkAgain: "Check again now",
  noScript: "The chat needs JavaScript. Without it, please call us: 0120-000-000.",
  topics: "What customers ask us most",
  topicCard: "Lost or stolen card",
  topicCardText: "Block your card yourself, by day and by night.",
  topicTransfer: "Payments and transfers",
  topicTransferText: "Fees, limits, and how long a payment takes.",
  topicLogin: "Online banking",
  topicLoginText: "What to do when you cannot sign in.",
  topicAddress: "Change of address",
  topicAddressText: "Tell us once, and we tell everyone in the bank.",
  topicRates: "Fees and rates",
  topicRatesText: "All of today’s conditions on one page.",
  topicFraud: "Staying safe",
  topicFraudText: "How to tell a false message from one of ours.",
  contact: "Other ways to reach us",
  phone: "By phone",
  phoneNumber: "0120-000-000",
  phoneText: "Free of charge, Monday to Friday, 9:00 to 17:00",
  message: "By message",
  messageLink: "Write to us",
  messageText: "We answer within one working day.",
  branch: "In person",
  branchLink: "Find a branch",
  branchText: "42 branches, all of them step-free",
  footer: "Kawasemi Bank is invented; this page is an example of the ece-chat client.",
  standIn:
    "Demo: this stands in for the chat window of your vendor, which opens here on a real site. Nobody is at the other end.",
  adviser: "Mio, adviser",
  customer: "You",
  message1: "Hello, this is Mio of Kawasemi Bank. How can I help you?",
  message2: "How do I raise the limit for my transfers?",
  message3:
    "In online banking, under Settings, Limits. A new limit is valid at once. Can I do anything else for you?",
  end: "End chat",
  closeWindow: "Close",
  surveyLead: "Two questions, and a third one if you like. It takes less than a minute.",
  optional: "(optional)",
  commentHint: "Please do not write account numbers or passwords here.",
  skipSurvey: "Close without sending",
  thanksText: "Your answers have arrived. They help us to do better.",
  close: "Back to the page",
};

export type PageTexts = Readonly<Record<keyof typeof english, string>>;

export const pageTexts: Readonly<Record<Language, PageTexts>> = {
  en: english,
  ja: {
    otherLanguage: "en",
    otherLanguageName: "English",
    bank: "かわせみ銀行",
    documentTitle: "お問い合わせ・サポート｜かわせみ銀行",
    skip: "本文へ移動する",
    navLabel: "メインメニュー",
    navAccounts: "口座",
    navCards: "カード",
    navLoans: "ローン",
    navHelp: "お問い合わせ",
    eyebrow: "お問い合わせ・サポート",
    headline: "お困りのときは、チャットでご相談ください",
    lead: "口座やカード、お振込に関するご質問に、オペレーターがチャットでお答えします。アプリのインストールは不要です。口座をお持ちでないお客さまもご利用いただけます。",
    pointFree: "ご利用は無料です",
    pointHours: "平日 9:00〜17:00（祝日を除く）",
    pointSafe: "通信は暗号化されています",
    chatHeading: "チャットで相談する",
    waitLabel: "待ち時間の目安",
    positionLabel: "ご案内の順番",
    start: "チャットを開始する",
    checkAgain: "今すぐ再確認する",
    noScript:
      "チャットをご利用いただくには、JavaScriptを有効にしてください。お電話（0120-000-000）でも承っております。",
    topics: "よくあるお問い合わせ",
    topicCard: "カードの紛失・盗難",
    topicCardText: "24時間いつでもご利用を停止できます。",
    topicTransfer: "お振込・お振替",
    topicTransferText: "手数料や限度額、着金までの日数をご案内します。",
    topicLogin: "インターネットバンキング",
    topicLoginText: "ログインできないときの操作方法をご案内します。",
    topicAddress: "住所・電話番号の変更",
    topicAddressText: "一度のお手続きで、すべてのお取引に反映されます。",
    topicRates: "手数料・金利",
    topicRatesText: "本日の手数料と金利を一覧でご確認いただけます。",
    topicFraud: "金融犯罪にご注意ください",
    topicFraudText: "不審なメールや電話の見分け方をご紹介します。",
    contact: "そのほかのお問い合わせ方法",
    phone: "お電話",
    phoneNumber: "0120-000-000",
    phoneText: "通話料無料・平日 9:00〜17:00（祝日を除く）",
    message: "メッセージ",
    messageLink: "メッセージを送る",
    messageText: "1営業日以内にお返事いたします。",
    branch: "店舗・窓口",
    branchLink: "お近くの店舗をさがす",
    branchText: "全42店舗がバリアフリーに対応しております。",
    footer: "かわせみ銀行は架空の銀行です。このページはece-chatクライアントの使用例です。",
    standIn:
      "デモ用の画面です。実際のサイトでは、ここにチャット製品の画面が表示されます。オペレーターにはつながりません。",
    adviser: "オペレーター 水野",
    customer: "お客さま",
    message1:
      "お問い合わせありがとうございます。かわせみ銀行の水野でございます。どのようなご用件でしょうか。",
    message2: "振込の限度額を引き上げたいのですが。",
    message3:
      "インターネットバンキングの「設定」から「限度額」へお進みください。変更はすぐに反映されます。ほかにご不明な点はございませんか。",
    end: "チャットを終了する",
    closeWindow: "閉じる",
    surveyLead: "サービス向上のため、アンケートにご協力をお願いいたします。所要時間は1分ほどです。",
    optional: "（任意）",
    commentHint: "口座番号や暗証番号などは入力しないでください。",
    skipSurvey: "送信せずに閉じる",
    thanksText: "回答を受け付けました。いただいたご意見は、サービスの改善に役立ててまいります。",
    close: "ページに戻る",
  },
};
