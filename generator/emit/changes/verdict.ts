import { assertNever } from "../../model/assert-never.ts";
import { type Fact, NO_CREDENTIALS } from "./surface.ts";

/** Whether a change breaks what worked before, and why. */
export interface Verdict {
  readonly breaking: boolean;
  readonly reason: string;
}

function breaks(reason: string): Verdict {
  return { breaking: true, reason };
}

function keeps(reason: string): Verdict {
  return { breaking: false, reason };
}

export function verdictOfAdded({ kind, says, read, written }: Fact): Verdict {
  switch (kind) {
    case "operation":
      return keeps("nothing that was there changes");
    case "parameter":
      return says.required
        ? breaks("a call without it is refused")
        : keeps("a call can leave it out");
    case "credential":
      return keeps("an app can give it");
    case "body":
      return says.optional
        ? keeps("a call can leave it out")
        : breaks("a call without it is refused");
    case "answer":
      return breaks("a call can give what it did not give before");
    case "failure":
      return keeps("the status was an HttpError before; now it has a meaning");
    case "document":
    case "enum":
      return keeps("it is a new type");
    case "member":
      if (!says.required) return keeps("it may be absent");
      return breaks(
        read && !written ? "an answer without it is refused" : "a request without it is refused",
      );
    case "value":
      if (says.open) return keeps("it came as it is before; now it has a name");
      return read
        ? breaks("an app that handles every value has one more to handle")
        : keeps("clients need not send it");
    case "tolerance":
      return keeps("documents are read that were refused");
    default:
      return assertNever(kind);
  }
}

export function verdictOfRemoved({ kind, says }: Fact): Verdict {
  switch (kind) {
    case "operation":
    case "document":
    case "enum":
      return breaks("an app that uses it no longer compiles");
    case "credential":
      return breaks("an app that gives it no longer compiles");
    case "parameter":
    case "body":
      return breaks("a call that gives it no longer compiles");
    case "answer":
      return breaks("an answer of this kind is an error now");
    case "failure":
      return keeps("the status is an HttpError still, without a meaning");
    case "member":
      return breaks("an app that uses it no longer compiles");
    case "value":
      return breaks(
        says.open
          ? "its name is gone, though the value is still given as it comes"
          : "it is an error now",
      );
    case "tolerance":
      return breaks("documents that were read are refused");
    default:
      return assertNever(kind);
  }
}

/** The verdict on one aspect of what is there before and after. */
export function verdictOfAspect(aspect: string, before: Fact, after: Fact): Verdict {
  const [old, now] = [before.says[aspect], after.says[aspect]];
  const { read, written } = after;
  switch (aspect) {
    case "means":
      return keeps("it is prose");
    case "required":
      if (now) {
        return breaks(
          read && !written ? "an answer without it is refused" : "a request without it is refused",
        );
      }
      return read ? breaks("it may be absent now") : keeps("a call can leave it out");
    case "optional":
      return now ? keeps("a call can leave it out") : breaks("a call without it is refused");
    case "atLeast":
      return Number(now ?? 0) > Number(old ?? 0)
        ? breaks("shorter lists are refused")
        : keeps("shorter lists are taken too");
    case "atMost":
      return Number(now ?? Infinity) < Number(old ?? Infinity)
        ? breaks("longer lists are refused")
        : keeps("longer lists are taken too");
    case "distinct":
      return now
        ? breaks("lists with one value twice are refused")
        : keeps("lists with one value twice are taken too");
    case "open":
      return now && !read
        ? keeps("other values can be sent too")
        : breaks(now ? "other values may come now" : "other values are refused");
    case "takes":
      return verdictOfCredentials(old, now);
    case "sent":
    case "method":
    case "path":
    case "in":
    case "called":
    case "mediaType":
      return breaks("requests differ: an older server does not understand them");
    case "on":
    case "element":
      return breaks("documents that were valid before are refused");
    default:
      return breaks("its type changes");
  }
}

type Alternatives = Fact["says"][string] | undefined;

/** The verdict on other credentials that a call takes, each an alternative; nothing is said where it takes none. */
function verdictOfCredentials(before: Alternatives, after: Alternatives): Verdict {
  const now = alternatives(after);
  if (now.has(NO_CREDENTIALS)) return keeps("a call need not send any");
  return [...alternatives(before)].every((each) => now.has(each))
    ? keeps("those that were sent before are taken still")
    : breaks("a call with what was enough before is refused");
}

function alternatives(takes: Alternatives): ReadonlySet<string> {
  return new Set(String(takes ?? NO_CREDENTIALS).split(" or "));
}
