/** A program for Bun and Deno: prints what `compareLongNames` finds, and the memory that it took. */
import { compareLongNames } from "../../support/long-names.ts";

const ratios = compareLongNames(Number(process.argv[2]));
console.log(JSON.stringify({ ratios, megabytes: process.memoryUsage().rss / 2 ** 20 }));
