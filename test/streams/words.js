// Writes the random words of the protocol as raw bytes, for a battery of tests: node test/streams/words.js hash-stream | dieharder -g 200 ...
// `hash-stream`: the words of hashStream, 256 bits each. `seedrandom`: those of seedrandomSource, 32 bits each. `tickets`: the tickets
// of the targets T-0, T-1, T-2, ... in one draw. `seeds`: the tickets of one target with the seeds 0, 1, 2, ...
import { hashStream, seedrandomSource, ticketOf } from "../../dist/index.js";

const seed = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const stream = hashStream({ seed, label: "battery" });
const arc4 = seedrandomSource(seed);

/** @type {Readonly<Record<string, (number: number) => string>>} */
const KINDS = {
  "hash-stream": () =>
    stream
      .uniformInt(1n << 256n)
      .toString(16)
      .padStart(64, "0"),
  seedrandom: () =>
    arc4
      .uniformInt(1n << 32n)
      .toString(16)
      .padStart(8, "0"),
  tickets: (number) => ticketOf({ seed, targetId: `T-${number}` }),
  seeds: (number) => ticketOf({ seed: number.toString(16).padStart(64, "0"), targetId: "T-1" }),
};

const next = KINDS[process.argv[2] ?? ""];
if (!next) throw new Error(`usage: node test/streams/words.js ${Object.keys(KINDS).join("|")} [bytes]`);
const most = Number(process.argv[3] ?? Infinity);
process.stdout.on("error", () => process.exit(0));
let [number, written] = [0, 0];
while (written < most) {
  let text = "";
  while (text.length < 131_072) text += next(number++);
  const block = Buffer.from(text, "hex").subarray(0, most - written);
  written += block.length;
  if (!process.stdout.write(block)) await new Promise((resolve) => process.stdout.once("drain", resolve));
}
