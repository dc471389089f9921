import type { Outcome, PlanRecord, WarningCode } from "../index.js";
import type { ChainEntry } from "../model/chain.js";
import type { VoidReason } from "../model/voidEntry.js";
import { ZH_CODES } from "../notices/codesZh.js";
import type { TableKind } from "../node/index.js";
import type { Language } from "./reportWords.js";

/** What the commands of a draw say. */
export interface DrawWords {
  readonly entry: (kind: ChainEntry["kind"], number: number, hash: string, isSigned: boolean) => string;
  readonly committed: (planId: string, asOf: string, at: string) => string;
  readonly drawnAgain: (drawNumber: number, reason: string) => string;
  readonly committedTask: (taskId: string, quota: number, size: number, drawable: number) => string;
  readonly laterBatch: (batch: number, drawn: number) => string;
  readonly publishNow: (chain: string, before: string) => string;
  readonly publishLater: (folder: string, files: readonly string[]) => string;
  readonly keepSecret: (file: string) => string;
  readonly keepForGood: (files: readonly string[]) => string;
  readonly next: (command: string, from?: string) => string;
  readonly bits: (count: number) => string;
  readonly seedOf: (drawId: string, seed: string) => string;
  /** Task, name, frame, quota, drawn, rate, the four tiers, no tier. */
  readonly columns: readonly string[];
  readonly loads: (visits: number, inspectors: number, least?: number, most?: number) => string;
  readonly warning: (code: WarningCode, message: string) => string;
  readonly taskWarning: (code: WarningCode, tasks: readonly string[]) => string;
  readonly record: (hash: string) => string;
  readonly wrote: (path: string) => string;
  readonly publishDraw: (chain: string, folder: string) => string;
  readonly infeasible: (command: string) => readonly string[];
  readonly replaced: (
    visitId: string,
    joins: readonly string[],
    leaves: readonly string[],
    candidates: number,
  ) => string;
  readonly team: (members: PlanRecord["assignment"]["visits"][number]["team"]) => string;
  readonly event: (hash: string) => string;
  readonly outcome: (visitId: string, outcome: Outcome) => string;
  readonly reserved: (visitId: string, reason: Outcome, position: number, stratum: string, targetId: string) => string;
  readonly joinsVisit: (taskId: string, visitId: string) => string;
  readonly newVisit: (visitId: string) => string;
  readonly voided: (number: number, reason: VoidReason, note: string) => string;
  readonly publishForVoid: string;
  readonly files: (count: number, folder: string) => string;
  readonly sheet: (name: string) => string;
  readonly readFile: (path: string, how: readonly string[], rows: number, kind: TableKind) => string;
}

const EN: DrawWords = {
  entry: (kind, number, hash, isSigned) =>
    `entry ${String(number)}, ${kind}, hash ${hash}${isSigned ? ", signed" : ""}`,
  committed: (planId, asOf, at) => `plan ${planId}, frames as of ${asOf}, committed at ${at}`,
  drawnAgain: (drawNumber, reason) => `, draw ${String(drawNumber)}: ${reason}`,
  committedTask: (taskId, quota, size, drawable) =>
    `task ${taskId}: quota ${String(quota)} of ${String(size)}, ${String(drawable)} can be drawn`,
  laterBatch: (batch, drawn) => `, batch ${String(batch)} after ${String(drawn)} drawn`,
  publishNow: (chain, before) =>
    `publish now, before ${before}: ${chain}, and the hash above where nobody can take it back`,
  publishLater: (folder, files) => `publish with the result: ${folder} (${files.join(", ")})`,
  keepSecret: (file) => `keep secret until then: ${file}`,
  keepForGood: (files) => `keep secret for good: ${files.join(", ")}`,
  next: (command, from) => `next${from === undefined ? "" : `, from ${from}`}: ${command}`,
  bits: (count) => `the sources carry ${String(count)} bits`,
  seedOf: (drawId, seed) => `seed of ${drawId}: ${seed}`,
  columns: ["task", "name", "frame", "quota", "drawn", "rate", "low", "general", "higher", "high", "no tier"],
  loads: (visits, inspectors, least, most) =>
    `${String(visits)} visits by ${String(inspectors)} inspectors${least === undefined ? "" : `, ${String(least)} to ${String(most)} each`}`,
  warning: (code, message) => `warning ${code}: ${message}`,
  taskWarning: (code, tasks) => `${code}: ${tasks.join(" ")}`,
  record: (hash) => `record ${hash}`,
  wrote: (path) => `wrote ${path}`,
  publishDraw: (chain, folder) => `publish now: ${chain} and ${folder}`,
  infeasible: (command) => [
    "  Nothing was written. The seed is known, so only a void can follow, and then a new commitment with a reason:",
    `  ${command}`,
  ],
  replaced: (visitId, joins, leaves, candidates) =>
    `${visitId}: ${joins.join(", ")} for ${leaves.join(", ")}, of ${String(candidates)}`,
  team: (members) => `team: ${members.map(({ inspectorId, role }) => `${inspectorId} ${role}`).join(", ")}`,
  event: (hash) => `event ${hash}`,
  outcome: (place, outcome) => `${place}: ${outcome}`,
  reserved: (visitId, reason, position, stratum, targetId) =>
    `${visitId} (${reason}): reserve ${String(position)} of ${stratum} is ${targetId}`,
  joinsVisit: (taskId, visitId) => `task ${taskId} joins the visit ${visitId}`,
  newVisit: (visitId) => `new visit ${visitId}`,
  voided: (number, reason, note) => `commitment ${String(number)} is void: ${reason}, ${note}`,
  publishForVoid: "nobody can check this without the lists and the salt key; publish both",
  files: (count, folder) => `${String(count)} files in ${folder}`,
  sheet: (name) => `sheet ${name}`,
  readFile: (path, how, rows, kind) => `read ${path} (${how.join(", ")}): ${String(rows)} ${kind}`,
};

const KINDS: Readonly<Record<ChainEntry["kind"], string>> = {
  commitment: "承诺",
  seed: "种子",
  result: "抽取结果",
  void: "作废",
  event: "后续事项",
};

const LISTS: Readonly<Record<TableKind, string>> = {
  targets: "检查对象",
  inspectors: "检查人员",
  avoidances: "回避事项",
  exclusions: "排除事项",
  inspections: "检查记录",
};

const ZH: DrawWords = {
  entry: (kind, number, hash, isSigned) =>
    `第 ${String(number)} 条，${KINDS[kind]}，哈希值 ${hash}${isSigned ? "，已签名" : ""}`,
  committed: (planId, asOf, at) => `计划 ${planId}，名录截止日 ${asOf}，承诺时间 ${at}`,
  drawnAgain: (drawNumber, reason) => `，第 ${String(drawNumber)} 次抽取，原因：${reason}`,
  committedTask: (taskId, quota, size, drawable) =>
    `任务 ${taskId}：抽查基数 ${String(size)}，应抽 ${String(quota)}，可抽 ${String(drawable)}`,
  laterBatch: (batch, drawn) => `，第 ${String(batch)} 批（此前已抽 ${String(drawn)}）`,
  publishNow: (chain, before) => `请在 ${before} 之前公布：${chain}，并把上面的哈希值登在无法收回的地方`,
  publishLater: (folder, files) => `随结果一并公布：${folder}（${files.join("、")}）`,
  keepSecret: (file) => `公布之前须保密：${file}`,
  keepForGood: (files) => `始终保密：${files.join("、")}`,
  next: (command, from) => `下一步${from === undefined ? "" : `（${from} 起）`}：${command}`,
  bits: (count) => `随机数共 ${String(count)} 位`,
  seedOf: (drawId, seed) => `种子 ${drawId}：${seed}`,
  columns: ["任务", "任务名称", "基数", "应抽", "抽中", "比例", "低风险", "一般风险", "较高风险", "高风险", "无等级"],
  loads: (visits, inspectors, least, most) =>
    `检查 ${String(visits)} 次，检查人员 ${String(inspectors)} 人${least === undefined ? "" : `，每人 ${String(least)} 至 ${String(most)} 次`}`,
  warning: (code) => `提示 ${code}：${ZH_CODES.warnings[code]}`,
  taskWarning: (code, tasks) => `提示 ${code}（${tasks.join(" ")}）：${ZH_CODES.warnings[code]}`,
  record: (hash) => `抽查记录 ${hash}`,
  wrote: (path) => `已写入 ${path}`,
  publishDraw: (chain, folder) => `请立即公布：${chain} 和 ${folder}`,
  infeasible: (command) => ["  没有写入任何文件。种子已经公开，只能先作废，再说明原因重新承诺：", `  ${command}`],
  replaced: (visitId, joins, leaves, candidates) =>
    `${visitId}：由 ${joins.join("、")} 替换 ${leaves.join("、")}，可选 ${String(candidates)} 人`,
  team: (members) =>
    `检查组：${members.map(({ inspectorId, role }) => `${inspectorId}（${ZH_CODES.roles[role]}）`).join("、")}`,
  event: (hash) => `事项 ${hash}`,
  outcome: (place, outcome) => `${place}：${ZH_CODES.outcomes[outcome]}`,
  reserved: (visitId, reason, position, stratum, targetId) =>
    `${visitId}（${ZH_CODES.outcomes[reason]}）：递补 ${stratum} 层第 ${String(position)} 名候补 ${targetId}`,
  joinsVisit: (taskId, visitId) => `任务 ${taskId} 并入检查 ${visitId}`,
  newVisit: (visitId) => `新增检查 ${visitId}`,
  voided: (number, reason, note) => `第 ${String(number)} 号承诺已作废：${ZH_CODES.voids[reason]}，${note}`,
  publishForVoid: "没有名单和盐值密钥，他人无法核验；请一并公布",
  files: (count, folder) => `${folder} 中共 ${String(count)} 个文件`,
  sheet: (name) => `工作表“${name}”`,
  readFile: (path, how, rows, kind) => `已读取 ${path}（${how.join("，")}）：${LISTS[kind]} ${String(rows)} 行`,
};

/** The words by language. */
export const DRAW_WORDS: Readonly<Record<Language, DrawWords>> = { en: EN, zh: ZH };
