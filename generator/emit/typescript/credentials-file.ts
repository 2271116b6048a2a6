import { assertNever } from "../../model/assert-never.ts";
import type { Api, Operation, SecurityScheme } from "../../model/model.ts";
import type { Emitter } from "../emitter.ts";
import { modules, runtimeModule, sourceOf } from "../modules.ts";
import { type Code, call, key, list, literal, typeArguments } from "./code.ts";
import { described, jsDoc, TsFile } from "./ts-file.ts";
import { StructureKind } from "./ts-morph.ts";

/** The type of the credentials, exported by the index. */
export const CREDENTIALS = "Credentials";

/** The credentials that a client can be given, where the spec has any. */
export const credentials: Emitter = {
  name: "credentials",
  emit(input) {
    const { securitySchemes = [] } = input.api;
    if (securitySchemes.length === 0) return [];
    const file = new TsFile(modules.credentials, [CREDENTIALS]);
    const module = runtimeModule(input, "http/credentials");
    const credential = file.useType("Credential", module);
    file.add({
      kind: StructureKind.Interface,
      isExported: true,
      name: CREDENTIALS,
      docs: jsDoc([
        "Who calls, by the names of the spec; each a value, or a function that gives it.",
      ]),
      properties: securitySchemes.map((scheme) => {
        const value =
          scheme.kind.kind === "basic" ? file.useType("NameAndPassword", module) : "string";
        return {
          name: key(scheme.name),
          isReadonly: true,
          hasQuestionToken: true,
          type: `${typeArguments(credential, value)} | undefined`,
          docs: jsDoc(described(proseOf(scheme), false), 2),
        };
      }),
    });
    return [file.print(sourceOf(input, "#/components/securitySchemes"))];
  },
};

function proseOf({ kind, doc }: SecurityScheme): string {
  const words = whereIs(kind);
  return doc === "" ? words : `${words}\n\n${doc}`;
}

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

/** The schemes of an operation as code: lists of which all is sent. */
export function securityCode(
  { security = [] }: Operation,
  { securitySchemes = [] }: Api,
  use: (name: string) => string,
): Code {
  const schemes = new Map(securitySchemes.map((scheme) => [scheme.name, scheme]));
  return list(
    security.map((names) =>
      list(
        names.map((name) => {
          const scheme = schemes.get(name);
          if (scheme === undefined) throw new Error(`the model has no security scheme "${name}"`);
          return schemeCode(scheme, use);
        }),
      ),
    ),
  );
}

function schemeCode({ name, kind }: SecurityScheme, use: (name: string) => string): Code {
  switch (kind.kind) {
    case "bearer":
    case "basic":
      return call(use(kind.kind), literal(name));
    case "key":
      return call(use("apiKey"), literal(name), literal(kind.place), literal(kind.parameter));
    default:
      return assertNever(kind);
  }
}

/** The type of the options of a client. */
export function optionsType(
  api: Api,
  useType: (name: string, module: string) => string,
  credentials: () => string,
): string {
  if (!isSecured(api)) return useType("ClientOptions", "http/client-options");
  return typeArguments(useType("SecuredOptions", "http/credentials"), credentials());
}
