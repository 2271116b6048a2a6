import { assertNever } from "../../model/assert-never.ts";
import type { Api, Operation, SecurityScheme } from "../../model/model.ts";
import type { Emitter } from "../emitter.ts";
import { modules } from "../modules.ts";
import { type Code, call, key, list, literal, typeArguments } from "./code.ts";
import { described } from "./doc-comment.ts";
import { exportedInterface, property } from "./statements.ts";
import { TsFile } from "./ts-file.ts";

/** The type of the credentials, exported by the index. */
export const CREDENTIALS = "Credentials";

const RUNTIME = "http/credentials";

/** The credentials that a client can be given, where the spec has any. */
export const credentials: Emitter = {
  name: "credentials",
  emit(input) {
    const { securitySchemes = [] } = input.api;
    if (securitySchemes.length === 0) return [];
    const file = new TsFile(input, modules.credentials, [CREDENTIALS]);
    const credential = file.useRuntimeType("Credential", RUNTIME);
    const properties = securitySchemes.map(({ name, kind, doc }) => {
      const isBasic = kind.kind === "basic";
      const value = isBasic ? file.useRuntimeType("NameAndPassword", RUNTIME) : "string";
      const type = `${typeArguments(credential, value)} | undefined`;
      const prose = doc === "" ? whereIs(kind) : `${whereIs(kind)}\n\n${doc}`;
      return property(key(name), type, true, described(prose, false));
    });
    const docs = [
      "Who calls, by the names of the spec; each a value, or a function that gives it.",
    ];
    file.add(exportedInterface(CREDENTIALS, docs, { properties }));
    return [file.print("#/components/securitySchemes")];
  },
};

/** What a credential is, and how it is sent. */
export function whereIs(kind: SecurityScheme["kind"]): string {
  switch (kind.kind) {
    case "bearer":
      return "A token, sent as `Authorization: Bearer`.";
    case "basic":
      return "A name and a password, sent as `Authorization: Basic`.";
    case "key":
      return `A key, sent in the ${kind.place} as \`${kind.parameter}\`.`;
    default:
      return assertNever(kind);
  }
}

/** Whether an API takes credentials. */
export function isSecured({ securitySchemes = [] }: Api): boolean {
  return securitySchemes.length > 0;
}

/** The options of a client as its operation takes them, with the credentials that it sends. */
export function operationOptions(file: TsFile, { security = [] }: Operation): Code {
  if (!isSecured(file.api)) return "clientOptions";
  const schemes = new Map(file.api.securitySchemes?.map((scheme) => [scheme.name, scheme]));
  // Lists of which all is sent.
  const ways = security.map((names) =>
    list(
      names.map((name) => {
        const scheme = schemes.get(name);
        if (scheme === undefined) throw new Error(`the model has no security scheme "${name}"`);
        return schemeCode(file, scheme);
      }),
    ),
  );
  return call(file.useRuntime("withCredentials", RUNTIME), "clientOptions", list(ways));
}

function schemeCode(file: TsFile, { name, kind }: SecurityScheme): Code {
  switch (kind.kind) {
    case "bearer":
    case "basic":
      return call(file.useRuntime(kind.kind, RUNTIME), literal(name));
    case "key": {
      const { place, parameter } = kind;
      const apiKey = file.useRuntime("apiKey", RUNTIME);
      return call(apiKey, literal(name), literal(place), literal(parameter));
    }
    default:
      return assertNever(kind);
  }
}

/** The options of a client without its credentials. */
export function plainOptions(file: TsFile): Code {
  const { securitySchemes = [] } = file.api;
  if (securitySchemes.length === 0) return "clientOptions";
  const names = list(securitySchemes.map(({ name }) => literal(name)));
  return call(file.useRuntime("withoutCredentials", RUNTIME), "clientOptions", names);
}

/** The type of the options of a client. */
export function optionsType(file: TsFile): string {
  if (!isSecured(file.api)) return file.useRuntimeType("ClientOptions", "http/client-options");
  const own = file.useType(CREDENTIALS, modules.credentials);
  return typeArguments(file.useRuntimeType("SecuredOptions", RUNTIME), own);
}
