// Fetches published packages, one at a time, into a temporary folder.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Calls a function with the newest version of a package.
 *
 * @param {string} name of the package
 * @param {(folder: string, version: string) => T} use gets the folder of its content
 * @returns {T | null} null where the registry has no such package
 * @template T
 */
export function withPackage(name, use) {
  const folder = mkdtempSync(join(tmpdir(), "steplint-tables-"));
  try {
    const packed = npm(["pack", "--pack-destination", folder, name]);
    if (packed === null) {
      return null;
    }
    const archive = readdirSync(folder).find((file) => file.endsWith(".tgz"));
    execFileSync("tar", ["-xzf", join(folder, archive), "-C", folder]);
    return use(join(folder, "package"), archive.match(/-(\d[^-]*)\.tgz$/)[1]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The days on which the versions of a package were published.
 *
 * @param {string} name of the package
 * @returns {Map<string, string>} ISO dates by version
 */
export function days(name) {
  const times = JSON.parse(npm(["view", name, "time", "--json"]));
  return new Map(Object.entries(times).map(([version, time]) => [version, time.slice(0, 10)]));
}

function npm(args) {
  try {
    return execFileSync("npm", ["--loglevel", "error", ...args], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (failed) {
    if (String(failed.stderr).includes("E404")) {
      return null;
    }
    throw failed;
  }
}
