/** A program for Bun and Deno: prints a report as JSON. */
import { runCases } from "./platform.ts";

const [name = "", baseUrl = ""] = process.argv.slice(2);
console.log(JSON.stringify(await runCases(name, baseUrl)));
