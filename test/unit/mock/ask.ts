import type { Mock } from "../../../runtime/mock/mock.ts";

/** An answer, read. */
export interface Answered {
  readonly status: number;
  readonly type: string | null;
  readonly headers: Headers;
  readonly body: string;
}

/** Asks a mock without a network. */
export async function ask(mock: Mock, path: string, init: RequestInit = {}): Promise<Answered> {
  return read(await mock.handle(new Request(`http://localhost${path}`, init)));
}

/** Asks for something with a preference. */
export function prefer(mock: Mock, path: string, preference: string): Promise<Answered> {
  return ask(mock, path, { headers: { prefer: preference } });
}

export async function read(response: Response): Promise<Answered> {
  const { status, headers } = response;
  return { status, type: headers.get("content-type"), headers, body: await response.text() };
}

export const CAPACITY = "/chat/entrypoint/capacity/1000";
export const ELIGIBILITY = "/chat/entrypoint/checkEligibility/1000";
export const SURVEY = "/chat/entrypoint/survey";

/** What is sent with a survey. */
export function survey(body: string, type = "text/xml; charset=utf-8"): RequestInit {
  return { method: "POST", headers: { "content-type": type }, body };
}

export const ONE_ANSWER =
  '<egainSurvey sid="9"><survey><question>Q</question><answer>A</answer></survey></egainSurvey>';
