import type { RequestCase } from "../../runtime/conformance/case.ts";
import { bodyRequestCases } from "./body-request-cases.ts";
import { parameterCases } from "./parameter-cases.ts";
import { sampleParameter } from "./parameter-sample.ts";
import { type Requests, refusedCase, sentCase } from "./request-case.ts";
import type { SampleDocument } from "./sample-document.ts";

/** What an operation sends for an input, and which input it refuses. */
export function requestCases(
  requests: Requests,
  sample: SampleDocument | undefined,
): readonly RequestCase[] {
  const { operation, api, types, params } = requests;
  const optional = operation.parameters.filter(({ required }) => !required);
  const all = optional.map((parameter) => {
    const value = sampleParameter(parameter, api, types);
    return [parameter.key, parameter.repeated ? [value] : value] as const;
  });
  return [
    sentCase(requests, "plain", "With what it needs, the operation sends this request.", params),
    ...(optional.length === 0
      ? []
      : [
          sentCase(
            requests,
            "with-all-parameters",
            "What may be left out is sent where it is given.",
            { ...params, ...Object.fromEntries(all) },
          ),
        ]),
    ...parameterCases(requests),
    refusedCase(
      requests,
      "unknown-input",
      "An input that nothing uses is a mistake of the caller, who thinks that it is sent.",
      { ...params, unknownInput: "a" },
      sample === undefined ? "unknownInput" : `/${sample.root.name.local}`,
    ),
    ...(sample === undefined ? [] : bodyRequestCases(requests, sample)),
  ];
}
