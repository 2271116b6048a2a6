import { conformance } from "./conformance/conformance.ts";
import type { Emitter } from "./emitter.ts";
import { readme } from "./reference/readme.ts";
import { reference } from "./reference/reference-pages.ts";
import { surface } from "./surface-file.ts";
import { client } from "./typescript/client.ts";
import { codecs } from "./typescript/codecs.ts";
import { credentials } from "./typescript/credentials-file.ts";
import { description } from "./typescript/description-file.ts";
import { enums } from "./typescript/enums.ts";
import { indexFile } from "./typescript/index-file.ts";
import { namespaces } from "./typescript/namespace-constants.ts";
import { operations } from "./typescript/operations.ts";
import { command, mock, msw, proxy } from "./typescript/tool-files.ts";
import { types } from "./typescript/types-file.ts";
import { xsd } from "./xsd/xsd-types.ts";

/** Everything that is made from a spec. A new output is one more line. */
export const emitters: readonly Emitter[] = [
  types,
  enums,
  namespaces,
  codecs,
  credentials,
  operations,
  client,
  indexFile,
  description,
  command,
  mock,
  msw,
  proxy,
  conformance,
  surface,
  xsd,
  readme,
  reference,
];
