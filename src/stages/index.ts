/**
 * Draws in two stages (省抽县查, 市抽县查): an upper level draws the targets, and those who inspect draw the teams.
 *
 * @packageDocumentation
 */

export { drawTargets } from "../plan/drawTargets.js";
export { drawTeams } from "../plan/drawTeams.js";
export { verifyTargetRecord } from "../verify/verifyTargetRecord.js";
export { verifyTeamRecord } from "../verify/verifyTeamRecord.js";
