// A lockfile that names optional platform packages without locking them makes `npm ci` fail, and one that names hosts
// works only where these are reached.
import { readFileSync } from "node:fs";

/** @type {Record<string, { version?: string, resolved?: string, optionalDependencies?: Record<string, string> }>} */
const packages = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
const locked = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, "")));
const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !locked.has(name))
    .map((name) => `${path} needs ${name}`),
);
const hosted = Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined);
for (const line of missing) console.log(line);
for (const [path, { resolved }] of hosted) console.log(`${path} comes from ${resolved}`);
console.log(missing.length + hosted.length === 0 ? "lockfile complete" : "lockfile incomplete");
process.exitCode = missing.length + hosted.length === 0 ? 0 : 1;
