import { describe, expect, test } from "vitest";
import { missing, readAnswers, surveyOf } from "../../examples/chat-button/site/survey.ts";
import { chatTexts } from "../../examples/chat-button/site/texts.ts";

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

describe("what was filled in", () => {
  test("all of it", () => {
    const form = formOf({ rating: "4", resolved: "partly", comment: " quicker\n" });
    expect(readAnswers(form)).toEqual({ rating: 3, resolved: "partly", comment: "quicker" });
  });

  test("nothing", () => {
    const answers = readAnswers(formOf({ comment: " " }));
    expect(answers).toEqual({ rating: undefined, resolved: undefined, comment: "" });
    expect(missing(answers)).toEqual(["rating", "resolved"]);
  });

  test("a part", () => {
    expect(missing(readAnswers(formOf({ resolved: "no" })))).toEqual(["rating"]);
    expect(missing(readAnswers(formOf({ rating: "1" })))).toEqual(["resolved"]);
    expect(missing(readAnswers(formOf({ rating: "5", resolved: "yes" })))).toEqual([]);
  });

  test("something that the page does not offer", () => {
    const answers = readAnswers(formOf({ rating: "6", resolved: "perhaps" }));
    expect(missing(answers)).toEqual(["rating", "resolved"]);
  });

  test("a pasted text with what XML cannot hold", () => {
    const form = formOf({ comment: "a\u0000b\u000b\ufffec\td\r\ne 速い😀" });
    expect(readAnswers(form).comment).toBe("abc\td\r\ne 速い😀");
  });
});

test.each([
  [
    "en",
    [
      { question: "How satisfied are you with this chat?", answer: "5/5 Very satisfied" },
      { question: "Did we answer your question?", answer: "Yes" },
      { question: "What could we do better?", answer: "Nothing <3" },
    ],
  ],
  [
    "ja",
    [
      { question: "今回のチャットにどの程度ご満足いただけましたか？", answer: "5/5 とても満足" },
      { question: "ご質問は解決しましたか？", answer: "解決した" },
      { question: "お気づきの点がございましたらお聞かせください", answer: "Nothing <3" },
    ],
  ],
] as const)("it is handed in with the words that were read: %s", (language, survey) => {
  const answers = { rating: 4, resolved: "yes", comment: "Nothing <3" } as const;
  expect(surveyOf("s1", answers, chatTexts[language].survey)).toEqual({ sid: "s1", survey });
});

test("a comment that was left out is no answer", () => {
  const answers = { rating: 0, resolved: "no", comment: "" } as const;
  const { survey } = surveyOf("s1", answers, chatTexts.en.survey);
  expect(survey.map(({ answer }) => answer)).toEqual(["1/5 Very dissatisfied", "No"]);
});
