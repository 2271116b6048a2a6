import { callCode, shellCode } from "../../emit/reference/call-code.ts";
import { exampleCall } from "../../emit/reference/example-call.ts";
import { referenceInput } from "../../emit/reference/input.ts";
import type { Api } from "../../model/model.ts";

/** Code beside an operation, as Redoc takes it. */
export interface CodeSample {
  readonly lang: string;
  readonly label: string;
  readonly source: string;
}

/** The calls that the pages of the reference show, by the ids of operations. */
export async function codeSamples(
  api: Api,
  specPath: string,
): Promise<(operation: string) => readonly CodeSample[]> {
  const input = referenceInput({ api, specPath });
  const samples = new Map<string, readonly CodeSample[]>();
  for (const operation of api.operations) {
    const example = exampleCall(input, operation);
    const code = (await callCode(input, operation, example)).trimEnd();
    samples.set(operation.id, [
      { lang: "TypeScript", label: "TypeScript", source: code },
      { lang: "curl", label: "curl", source: shellCode(input, operation, example) },
    ]);
  }
  return (operation) => samples.get(operation) ?? [];
}
