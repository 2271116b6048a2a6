import type { Emitter } from "../emitter.ts";
import { indexPage } from "./index-page.ts";
import { referenceInput } from "./input.ts";
import { operationPage } from "./operation-page.ts";
import { typesPages } from "./types-page.ts";

/** Pages for people: a first one, one for each operation, and one for the types that they share. */
export const reference: Emitter = {
  name: "reference",
  async emit(input) {
    if (input.api.operations.length === 0) return [];
    const more = referenceInput(input);
    const pages = input.api.operations.map((operation) => operationPage(more, operation));
    return [...(await Promise.all([indexPage(more), ...pages])), ...(await typesPages(more))];
  },
};
