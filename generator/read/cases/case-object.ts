import type {
  CaseOptions,
  ExpectedError,
  Level,
  WireBody,
  WireRequest,
  WireResponse,
} from "../../../runtime/api/case.ts";
import type { Span } from "../../diagnostics/source-file.ts";
import type { Entry } from "../../source/tree.ts";
import type { Placed, Text } from "../openapi/placed.ts";

/** A conformance case as it is written. */
export type Case = FailingCase | PathCase;

/** A case of which an error can come. */
export type FailingCase = RequestCase | ResponseCase | BodyCase;

export interface CaseBase {
  /** Unique in its operation. */
  readonly id: Text;
  readonly documentation: string;
  readonly level: Level;
  readonly tags: readonly string[];
  readonly options: CaseOptions | undefined;
}

export interface RequestCase extends CaseBase {
  readonly kind: "request";
  /** The operation's input. It may be wrong on purpose. */
  readonly params: readonly Entry[];
  readonly expect: ExpectedRequest | ExpectedError;
}

export interface ResponseCase extends CaseBase {
  readonly kind: "response";
  readonly status: Placed<number>;
  readonly response: WireResponse;
  readonly expect: ExpectedValue | ExpectedNothing | ExpectedError;
}

export interface BodyCase extends CaseBase {
  readonly kind: "body";
  /** What names the body. */
  readonly at: Span;
  readonly contentType: string;
  readonly body: WireBody;
  readonly expect: ExpectedValue | ExpectedError;
}

export interface PathCase extends CaseBase {
  readonly kind: "path";
  readonly path: Text;
  /** The operation's input, which a server reads. */
  readonly params: readonly Entry[];
}

interface ExpectedRequest {
  readonly kind: "request";
  readonly request: WireRequest;
}

/** A value with the spec's own names of members, as `dataValue` has it. */
export interface ExpectedValue {
  readonly kind: "value";
  readonly entry: Entry;
}

interface ExpectedNothing {
  readonly kind: "nothing";
}
