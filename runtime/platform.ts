/**
 * The platform that the code runs on, as far as the compiler may not know it. Which of these names a
 * project declares depends on its `lib` and `types`: there are no pages with Node's types alone, and
 * nothing of Fetch with neither those nor a `lib` for browsers.
 *
 * The types have the names of the platform's own, and are those wherever they are declared. Elsewhere
 * they are as much of them as an app has to do with. A declaration that imports them compiles anywhere.
 */

export type AbortSignal = typeof globalThis extends { AbortSignal: { prototype: infer T } }
  ? T
  : { readonly aborted: boolean };

export type Headers = typeof globalThis extends { Headers: { prototype: infer T } }
  ? T
  : {
      get(name: string): string | null;
      has(name: string): boolean;
      set(name: string, value: string): void;
      delete(name: string): void;
    };

export type Request = typeof globalThis extends { Request: { prototype: infer T } }
  ? T
  : { readonly url: string; readonly method: string; readonly headers: Headers };

/** The second argument of `fetch`. */
export type RequestInit = typeof globalThis extends {
  Request: new (input: string, init?: infer T) => unknown;
}
  ? NonNullable<T>
  : {
      readonly method?: string;
      readonly headers?: Headers;
      readonly body?: string | Uint8Array | null;
      readonly redirect?: "follow" | "manual";
      readonly signal?: AbortSignal;
    };

export type Response = typeof globalThis extends { Response: { prototype: infer T } }
  ? T
  : { readonly status: number; readonly headers: Headers };

export type URL = typeof globalThis extends { URL: { prototype: infer T } }
  ? T
  : { readonly href: string };

/** Bytes that are in no shared memory, which `fetch` would not take: `Uint8Array` before TypeScript 5.7. */
export type Bytes = ReturnType<Uint8ArrayConstructor["of"]>;

/** As much of a page as is used. */
interface Platform {
  readonly document?: {
    readonly baseURI: string;
    readonly hidden: boolean;
    addEventListener(type: "visibilitychange", listener: () => void): void;
    removeEventListener(type: "visibilitychange", listener: () => void): void;
  };
  readonly location?: { readonly href: string; readonly origin: string };
  addEventListener?(type: "online", listener: () => void): void;
  removeEventListener?(type: "online", listener: () => void): void;
}

/** The global object. What is not there is looked for anew at each use: tests replace it. */
export const platform: Platform = globalThis as Platform;
