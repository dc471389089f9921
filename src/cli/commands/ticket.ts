import { ticketOf, type HashSuite } from "../../index.js";
import { EXIT, UsageError, type Command } from "../usage.js";

/** `double-random ticket`. */
export const ticket: Command = {
  help: `double-random ticket --seed S --target ID [--suite sha256|sm3] [--cutoff TICKET]

  --seed S             the seed of the draw, 64 hexadecimal characters
  --target ID          the id of the target
  --suite NAME         sha256 (default) or sm3
  --cutoff TICKET      the published cut-off of the target's stratum; prints whether the target is drawn

With --cutoff the exit code is 0 if the target is drawn and 1 if it is not.`,
  options: {
    seed: { type: "string" },
    target: { type: "string" },
    suite: { type: "string" },
    cutoff: { type: "string" },
  },
  run: (input) => {
    if (input.positionals.length > 0) throw new UsageError(`unexpected ${input.positionals.join(" ")}`);
    const cutoff = input.text("cutoff");
    if (cutoff !== undefined && !/^[0-9a-f]{64}$/.test(cutoff)) {
      throw new UsageError("--cutoff must be 64 lower-case hexadecimal characters");
    }
    const own = ticketOf({
      seed: input.needed("seed"),
      targetId: input.needed("target"),
      suite: suiteOf(input.text("suite")),
    });
    console.log(own);
    if (cutoff === undefined) return EXIT.yes;
    const drawn = own <= cutoff;
    console.log(drawn ? "drawn: the ticket is not above the cut-off" : "not drawn: the ticket is above the cut-off");
    return drawn ? EXIT.yes : EXIT.no;
  },
};

function suiteOf(name = "sha256"): HashSuite {
  if (name === "sha256" || name === "sm3") return name;
  throw new UsageError(`--suite must be sha256 or sm3, got ${name}`);
}
