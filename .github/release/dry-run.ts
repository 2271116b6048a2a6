/** `npm run release:dry`: publishes to a registry on this machine, installs from it, and prints what came of it. */
import { rehearse } from "./rehearsal.ts";

const { version, changes, tarballBytes, unpackedBytes, printed, called } = await rehearse({
  repository: process.env.GITHUB_REPOSITORY ?? "example/ece-chat",
  build: true,
});
console.log(`ece-chat ${version}: ${tarballBytes} bytes packed, ${unpackedBytes} bytes unpacked\n`);
console.log(`${changes}\n`);
console.log(`$ npx ece-chat --version\n${printed.version}`);
console.log(`$ npx ece-chat --help\n${printed.help}`);
console.log(`getCapacity({ id: 1000 }) on the mock: ${called}`);
