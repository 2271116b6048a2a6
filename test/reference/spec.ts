/** A spec as it is written, as far as tests of its documentation go. */
export interface Spec {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
  readonly components: {
    readonly schemas: { readonly [name: string]: Schema };
  };
}

export interface Operation {
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly requestBody?: Message;
  readonly responses: { readonly [status: string]: Message };
}

export interface Message {
  readonly content?: { readonly [type: string]: { readonly examples?: Record<string, Sample> } };
}

export interface Sample {
  readonly summary?: string;
  readonly serializedValue?: string;
}

export interface Schema {
  readonly "x-extensible-enum"?: readonly (string | number)[];
  readonly "x-enum-descriptions"?: readonly string[];
}

export function operationsOf({ paths }: Spec): readonly Operation[] {
  return Object.values(paths).flatMap((item) =>
    Object.values(item).filter(({ operationId }) => operationId !== undefined),
  );
}

export function samplesIn(messages: readonly (Message | undefined)[]): readonly Sample[] {
  return messages.flatMap((message) =>
    Object.values(message?.content ?? {}).flatMap(({ examples }) => Object.values(examples ?? {})),
  );
}
