import { InputError } from "../errors.ts";
import type { Refuse } from "../http/options.ts";

/** Refuses an option that cannot be used, by its name. */
export const refuse: Refuse = (path, problem) => {
  throw new InputError(path, problem);
};

/** Refuses what an operation is given and cannot use, by the operation's id. */
export function refuseFor(operation: string): Refuse {
  return (path, problem) => {
    throw new InputError(path, problem, operation);
  };
}
