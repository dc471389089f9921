import { allocate } from "./commands/allocate.js";
import { assign } from "./commands/assign.js";
import { chain } from "./commands/chain.js";
import { checkProof } from "./commands/checkProof.js";
import { commit } from "./commands/commit.js";
import { convert } from "./commands/convert.js";
import { coverage } from "./commands/coverage.js";
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
import type { Command } from "./usage.js";

/** Commands that belong to one step of a bureau's work. */
export interface CommandGroup {
  readonly title: string;
  readonly chineseTitle: string;
  readonly commands: Readonly<Record<string, Command>>;
}

/** Every command, in the order of the work of a year. */
export const COMMAND_GROUPS: readonly CommandGroup[] = [
  { title: "The plan", chineseTitle: "计划", commands: { plan } },
  { title: "The files", chineseTitle: "名录和名单", commands: { template, convert } },
  {
    title: "Before the draw",
    chineseTitle: "抽取之前",
    commands: { forecast, coverage, allocate, eligibility },
  },
  {
    title: "The draw",
    chineseTitle: "抽取",
    commands: { commit, reveal, draw, assign, void: voidCommand },
  },
  {
    title: "After the draw",
    chineseTitle: "抽取之后",
    commands: { visits, replace, result, reserve },
  },
  {
    title: "To publish",
    chineseTitle: "公示和文书",
    commands: { notice, prove, explain, key, witness },
  },
  {
    title: "To check",
    chineseTitle: "核验",
    commands: { verify, chain, "check-proof": checkProof, ticket },
  },
];

/** Every command by its name. */
export const COMMANDS: Readonly<Record<string, Command>> = Object.assign(
  {},
  ...COMMAND_GROUPS.map(({ commands }) => commands),
) as Readonly<Record<string, Command>>;
