import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * Whether the programs of other people that some tests compare with are there. On a machine without them these tests are
 * skipped, and vitest says how many; continuous integration must have them.
 */
function isThere(name: string, command: string, args: readonly string[]): boolean {
  return printedBy(name, command, args) !== undefined;
}

function printedBy(name: string, command: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(command, args, { stdio: ["ignore", "pipe", "ignore"], encoding: "utf8" });
  if (status === 0) return stdout.trim();
  if (process.env["CI"]) throw new Error(`${name} is missing, and nothing is skipped in continuous integration`);
  return undefined;
}

const found = printedBy("python3", "python3", ["-c", "import hashlib, sys; hashlib.new('sm3'); print(sys.executable)"]);

/** Python 3 with SM3 in its hashlib. */
export const HAS_PYTHON: boolean = found !== undefined;

/** The program itself: on some machines a script of that name looks for it each time, which takes as long as its start. */
export const PYTHON: string = found ?? "python3";

/** A POSIX shell with sha256sum. */
export const HAS_SHA256SUM: boolean = isThere("sha256sum", "bash", ["-c", "printf x | sha256sum"]);

/** A Chromium or Chrome, if there is one. Nobody needs one to work on the library: without it tests are skipped everywhere. */
export const CHROMIUM: string | undefined = [
  process.env["CHROMIUM"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
].find((path) => path !== "" && existsSync(path));

/** curl, and the small programs of a POSIX shell that the examples use it with. */
export const HAS_CURL: boolean = isThere("curl", "bash", [
  "-c",
  "curl --version && printf x | paste -sd ' ' | grep -o x",
]);
