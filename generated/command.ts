#!/usr/bin/env node
// @generated from spec/ece-chat.openapi.yaml
// Do not edit: change the spec, then run `npm run generate`.

import { run } from "../runtime/cli/run-process.ts";
import { api } from "./api.ts";

await run(api, async () => (await import("./conformance/index.ts")).cases);
