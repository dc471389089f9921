import { DoubleRandomError } from "../index.js";
import { allocate } from "./commands/allocate.js";
import { assign } from "./commands/assign.js";
import { chain } from "./commands/chain.js";
import { checkProof } from "./commands/checkProof.js";
import { commit } from "./commands/commit.js";
import { coverage } from "./commands/coverage.js";
import { convert } from "./commands/convert.js";
import { draw } from "./commands/draw.js";
import { eligibility } from "./commands/eligibility.js";
import { explain } from "./commands/explain.js";
import { forecast } from "./commands/forecast.js";
import { key } from "./commands/key.js";
import { notice } from "./commands/notice.js";
import { plan } from "./commands/plan.js";
import { prove } from "./commands/prove.js";
import { replace } from "./commands/replace.js";
import { reserve } from "./commands/reserve.js";
import { result } from "./commands/result.js";
import { reveal } from "./commands/reveal.js";
import { template } from "./commands/template.js";
import { ticket } from "./commands/ticket.js";
import { verify } from "./commands/verify.js";
import { visits } from "./commands/visits.js";
import { voidCommand } from "./commands/void.js";
import { witness } from "./commands/witness.js";
import { reportError } from "./reportError.js";
import { EXIT, readInput, UsageError, type Command, type ExitCode } from "./usage.js";

const COMMANDS: Readonly<Record<string, Command>> = {
  ...{ commit, reveal, draw, void: voidCommand, replace, result, reserve, assign },
  ...{ verify, prove, "check-proof": checkProof, chain, witness, key },
  ...{ explain, ticket, plan, allocate },
  ...{ forecast, coverage, eligibility, visits, notice },
  ...{ convert, template },
};

const OVERVIEW = `double-random: fair draws of inspection targets and inspectors that anybody can check

${Object.entries(COMMANDS)
  .map(([name, { purpose }]) => `  double-random ${name.padEnd(11)} ${purpose}`)
  .join("\n")}

double-random COMMAND --help says more. Exit codes: 0 yes, 1 no, 2 bad usage or unreadable input.`;

/** Runs the command that the words name, as a user types them; gives the exit code. */
export async function runCommand([name, ...args]: readonly string[]): Promise<ExitCode> {
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    console.log(OVERVIEW);
    return name === undefined ? EXIT.badInput : EXIT.yes;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) return complain(`there is no command ${name}`, OVERVIEW);
  if (args.includes("--help") || args.includes("-h")) {
    console.log(command.help);
    return EXIT.yes;
  }
  try {
    return await command.run(readInput(args, command));
  } catch (error) {
    if (error instanceof UsageError) return complain(error.message, `double-random ${name} --help says more.`);
    if (error instanceof DoubleRandomError) return reportError(error);
    return complain(
      `unexpected: ${error instanceof Error ? error.message : String(error)}`,
      "This is a defect; please report it.",
    );
  }
}

function complain(message: string, hint: string): ExitCode {
  console.error(`double-random: ${message}\n${hint}`);
  return EXIT.badInput;
}
