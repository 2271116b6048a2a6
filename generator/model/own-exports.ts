/** Names that a module exports. */
export interface ExportedNames {
  readonly values?: readonly string[];
  readonly types?: readonly string[];
}

/** What apps import from the runtime through the index, by its files. */
export const runtimeExports: { readonly [module: string]: ExportedNames } = {
  "http/client-options": {
    types: [...["CallOptions", "ClientOptions", "Fetch", "RetryOptions", "SentRequest"]],
  },
  "http/request-headers": { types: ["HeadersOption", "RequestHeaders"] },
  errors: {
    values: [
      ...["ClientError", "DecodeError", "HttpError", "InputError", "NetworkError", "TimeoutError"],
    ],
    types: ["DecodeCode", "ErrorCode"],
  },
  watch: { values: ["watch"], types: ["WatchedCall", "Watcher", "WatchEvent", "WatchOptions"] },
};

export const clientExports: ExportedNames = { values: ["createClient"], types: ["Client"] };

/** What the index has of credentials, where the spec has any: their type, and those of the runtime. */
export const credentialsExports: ExportedNames = { types: ["Credentials"] };
export const securityExports: ExportedNames = {
  types: ["Credential", "NameAndPassword", "SecuredOptions"],
};

/** What every client exports beside what is named in the spec: no name of the spec may be one of these. */
export const ownExports: readonly string[] = [
  ...Object.values(runtimeExports),
  clientExports,
  credentialsExports,
  securityExports,
].flatMap(({ values = [], types = [] }) => [...values, ...types]);
