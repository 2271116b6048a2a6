import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { LaunchOptions } from "playwright";

const CACHE = fileURLToPath(new URL("../../node_modules/.cache/chromium/", import.meta.url));
const HOME = join(CACHE, "147.0.0");

/**
 * How a real Chromium is started. On Linux it comes with `npm ci`, with the libraries that it needs;
 * elsewhere an installed Chrome is used.
 *
 * The package's own arguments are not: they switch web security off, and with it CORS.
 */
export async function chromiumLaunch(): Promise<LaunchOptions> {
  if (process.platform !== "linux") return { channel: "chrome" };
  if (!existsSync(HOME)) await unpack();
  return {
    executablePath: join(HOME, "chromium"),
    args: ["--no-sandbox", "--headless=shell"],
    env: {
      ...definedEnvironment(),
      FONTCONFIG_FILE: join(HOME, "fonts.conf"),
      LD_LIBRARY_PATH: join(HOME, "al2023", "lib"),
    },
  };
}

/** Unpacks beside where it will lie: what was broken off half-way is never taken for the whole. */
async function unpack(): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, "unpacking-"));
  const script = 'import("@sparticuz/chromium").then(({ default: it }) => it.executablePath())';
  // It unpacks to the folder for temporary files; its libraries only where it believes to be a
  // function at a cloud provider.
  const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" };
  try {
    await promisify(execFile)(process.execPath, ["--eval", script], { env, cwd: CACHE });
    await writeFile(join(folder, "fonts.conf"), FONTS);
    await rename(folder, HOME);
  } catch (error) {
    // Another run may have been there first.
    if (!existsSync(HOME)) throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The fonts that came along, where they lie now. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(HOME, "fonts", "fonts")}</dir>
  <cachedir>${join(HOME, "fonts-cache")}</cachedir>
</fontconfig>
`;

function definedEnvironment(): { readonly [name: string]: string } {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}
