import type { SubmitSurveyInput, Survey } from "../../../generated/index.ts";
import type { SurveyTexts } from "./texts.ts";

const RESOLVED = ["yes", "partly", "no"] as const;

/** What a customer has filled in. */
export interface Answers {
  /** From 0, the worst, to 4. */
  readonly rating: number | undefined;
  readonly resolved: (typeof RESOLVED)[number] | undefined;
  readonly comment: string;
}

/** A question that has to be answered. */
export type Required = "rating" | "resolved";

export function readAnswers(form: FormData): Answers {
  const rating = Number(form.get("rating"));
  return {
    rating: rating >= 1 && rating <= 5 ? rating - 1 : undefined,
    resolved: RESOLVED.find((each) => each === form.get("resolved")),
    comment: sendable(String(form.get("comment") ?? "")).trim(),
  };
}

/** Questions that were left out, in the order in which they are asked. */
export function missing({ rating, resolved }: Answers): readonly Required[] {
  return [
    ...(rating === undefined ? (["rating"] as const) : []),
    ...(resolved === undefined ? (["resolved"] as const) : []),
  ];
}

/**
 * The survey as it is handed in: with the words that the customer has read.
 * @param sid - The id of the chat session.
 */
export function surveyOf(sid: string, answers: Answers, texts: SurveyTexts): SubmitSurveyInput {
  const { rating, resolved, comment } = answers;
  const survey: Survey[] = [];
  if (rating !== undefined) {
    const answer = `${rating + 1}/5 ${texts.ratings[rating]}`;
    survey.push({ question: texts.questions.rating, answer });
  }
  if (resolved !== undefined) {
    survey.push({ question: texts.questions.resolved, answer: texts.resolved[resolved] });
  }
  if (comment !== "") survey.push({ question: texts.questions.comment, answer: comment });
  return { sid, survey };
}

/**
 * Without what no XML document can hold (XML 1.0 §2.2). It comes with pasted text, and nobody sees it:
 * the customer could not know what to take away.
 */
function sendable(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}
