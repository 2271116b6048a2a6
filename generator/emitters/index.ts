import type { Emitter } from "../emitter.ts";
import { client } from "./client.ts";
import { codecs } from "./codecs.ts";
import { command } from "./command.ts";
import { conformance } from "./conformance.ts";
import { description } from "./description.ts";
import { enums } from "./enums.ts";
import { indexFile } from "./index-file.ts";
import { mock } from "./mock.ts";
import { msw } from "./msw.ts";
import { namespaces } from "./namespaces.ts";
import { operations } from "./operations.ts";
import { readme } from "./readme.ts";
import { reference } from "./reference.ts";
import { surface } from "./surface.ts";
import { types } from "./types.ts";
import { xsd } from "./xsd.ts";

/** Everything that is made from a spec. A new output is one more line. */
export const emitters: readonly Emitter[] = [
  types,
  enums,
  namespaces,
  codecs,
  operations,
  client,
  indexFile,
  description,
  command,
  mock,
  msw,
  conformance,
  surface,
  xsd,
  readme,
  reference,
];
