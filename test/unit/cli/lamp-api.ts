import type { ApiDescription } from "../../../runtime/api/description.ts";
import { base64 } from "../../../runtime/codec/bytes.ts";
import {
  attribute,
  document,
  element,
  list,
  optional,
  required,
  type Struct,
  struct,
  textContent,
} from "../../../runtime/codec/codec.ts";
import { encode } from "../../../runtime/codec/encode.ts";
import { boolean, collapsed, double, int64, string } from "../../../runtime/codec/scalars.ts";
import { noContent, type Operation, parameter } from "../../../runtime/http/operation.ts";

interface Bulb {
  readonly watts: number;
  readonly label?: string;
}

interface Lamp {
  readonly serial: number | bigint;
  readonly mood: string;
  readonly bulb: readonly Bulb[];
  readonly picture?: Uint8Array;
}

const bulbContent: Struct<Bulb> = struct<Bulb>({
  watts: required(attribute("watts"), double),
  label: optional(textContent, string),
});

const lampContent: Struct<Lamp> = struct<Lamp>({
  serial: required(attribute("serial"), int64),
  mood: required(attribute("mood"), collapsed),
  bulb: list(element("bulb"), bulbContent),
  picture: optional(element("picture"), base64),
});

const lampDocument = document<Lamp>(element("lamp"), lampContent);

const getLamp: Operation<unknown, Lamp> = {
  id: "getLamp",
  method: "GET",
  path: "/lamps/{lampId}",
  parameters: [
    parameter("path", "lampId", int64, { required: true }),
    parameter("query", "Colour_name", string, { key: "colours", repeated: true }),
    parameter("query", "json", boolean),
    parameter("query", "x", string, { key: "xQuery" }),
    parameter("header", "X", string, { key: "xHeader" }),
  ],
  responses: { "2XX": lampDocument },
  failures: { default: "no idea" },
};

const putLamp: Operation<Lamp & { readonly lampId: number }, undefined> = {
  id: "putLamp",
  method: "PUT",
  path: "/lamps/{lampId}",
  parameters: [parameter("path", "lampId", int64, { required: true })],
  body: {
    contentType: "application/xml",
    write: (input, options) => encode(lampDocument, input, options),
  },
  responses: { 204: noContent },
  failures: {},
};

/** An API with all that the real one does not have. */
export const lampApi: ApiDescription = {
  name: "lamp-shop",
  title: "Lamps",
  operations: [
    {
      operation: getLamp,
      summary: "Which lamp is it?",
      doc: "",
      parameters: { lampId: "The number\non the lamp.", Colour_name: "A colour that it may have." },
      answers: [{ status: "2XX", doc: "The lamp", mediaType: "application/xml", examples: [] }],
    },
    {
      operation: putLamp,
      summary: "Hang up a lamp.",
      doc: "",
      parameters: { lampId: "The number on the lamp." },
      body: {
        document: lampDocument,
        mediaType: "application/xml",
        collection: "lamps",
        examples: [],
      },
      answers: [{ status: "204", doc: "It hangs", examples: [] }],
    },
  ],
  scenarios: [],
  enums: [
    {
      name: "Mood",
      values: [{ value: "calm", doc: "Nothing\nhappens." }],
      places: [{ kind: "member", struct: lampContent, key: "mood" }],
    },
  ],
};
