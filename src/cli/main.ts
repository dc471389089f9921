#!/usr/bin/env node
import { describeInfeasibility, DoubleRandomError, type AssignmentInfeasibility } from "../index.js";
import { allocate } from "./commands/allocate.js";
import { draw } from "./commands/draw.js";
import { explain } from "./commands/explain.js";
import { plan } from "./commands/plan.js";
import { replace } from "./commands/replace.js";
import { ticket } from "./commands/ticket.js";
import { verify } from "./commands/verify.js";
import { EXIT, readInput, UsageError, type Command, type ExitCode } from "./usage.js";

const COMMANDS: Readonly<Record<string, Command>> = { draw, verify, explain, replace, ticket, plan, allocate };

const OVERVIEW = `double-random: fair draws of inspection targets and inspectors that anybody can check

${Object.entries(COMMANDS)
  .map(([name, { purpose }]) => `  double-random ${name.padEnd(9)} ${purpose}`)
  .join("\n")}

double-random COMMAND --help says more. Exit codes: 0 yes, 1 no, 2 bad usage or unreadable input.`;

/** Errors that answer the question with no, rather than say that it was put wrongly. */
const CANNOT_BE_DRAWN: readonly string[] = ["ALLOCATION_INFEASIBLE", "ASSIGNMENT_INFEASIBLE"];

process.exitCode = run(process.argv.slice(2));

function run([name, ...args]: readonly string[]): ExitCode {
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
    return command.run(readInput(args, command));
  } catch (error) {
    if (error instanceof UsageError) return complain(error.message, `double-random ${name} --help says more.`);
    if (error instanceof DoubleRandomError) return report(error);
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

function report(error: DoubleRandomError): ExitCode {
  console.error(`double-random: ${error.code}`);
  for (const { code, path, expected, received } of error.issues) {
    console.error(`  ${code === error.code ? "" : `${code} `}${path}: expected ${expected}, got ${received}`);
  }
  if (error.code === "ASSIGNMENT_INFEASIBLE") {
    for (const each of error.details as readonly AssignmentInfeasibility[]) {
      for (const line of describeInfeasibility(each)) console.error(`  ${line}`);
    }
  }
  return CANNOT_BE_DRAWN.includes(error.code) ? EXIT.no : EXIT.badInput;
}
