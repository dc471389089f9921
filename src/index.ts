/**
 * Fair, reproducible and publicly checkable draws for inspections by "double-random, one-disclosure" (双随机、一公开).
 *
 * Start with {@link drawPlan} and {@link verifyRecord}; {@link drawTask}, {@link assignInspectors} and {@link allocate} are their
 * parts, each usable alone.
 *
 * @packageDocumentation
 */

export {
  DoubleRandomError,
  type ErrorIssue,
  type ErrorOptions,
  type FileLocation,
} from "./errors/DoubleRandomError.js";
export type { ErrorCode } from "./errors/errorCodes.js";
export { WARNING_CODES, type Warning, type WarningCode } from "./errors/warnings.js";

export type { Fraction } from "./exact/fraction.js";
export { parseRatio, type Ratio } from "./exact/parseRatio.js";

export type { AdministrativeLevel } from "./model/administrativeLevel.js";
export type { Absence, AbsenceReason, Certificate, Inspector } from "./model/inspector.js";
export type { AllocationChoices } from "./model/allocationChoices.js";
export type { AllocationStratum } from "./model/allocationStratum.js";
export type { Avoidance, AvoidanceAgainst, AvoidanceGround, AvoidanceStatus } from "./model/avoidance.js";
export {
  INELIGIBLE_REASONS,
  type Assignment,
  type AvoidedInspector,
  type EvenedChances,
  type IneligibleInspector,
  type IneligibleReason,
  type InspectorLoad,
  type Repair,
  type TeamMember,
  type Visit,
} from "./model/assignment.js";
export type {
  Batch,
  FrameSummary,
  OutOfScopeCount,
  OutOfScopeReason,
  SelectedTarget,
  StratumDraw,
  TaskDraw,
  Ticketed,
  TierInversion,
} from "./model/draw.js";
export type {
  ChainedEvent,
  Finding,
  FindingOutcome,
  Outcome,
  RecordEvent,
  ReplacementEvent,
  ReplacementReason,
  ReserveEvent,
  ReserveReason,
  ResultEvent,
  Substitution,
} from "./model/event.js";
export type { Exclusion, ExclusionReason } from "./model/exclusion.js";
export type { Inspection, InspectionCause, InspectionSource } from "./model/inspection.js";
export { parseAvoidances } from "./model/parseAvoidances.js";
export { parseExclusions } from "./model/parseExclusions.js";
export { parseInspections } from "./model/parseInspections.js";
export { parseInspectors } from "./model/parseInspectors.js";
export { parsePlan } from "./model/parsePlan.js";
export { parseTargets, type ParseTargetsOptions } from "./model/parseTargets.js";
export type { Issuer, Plan, UntargetedZero } from "./model/plan.js";
export {
  DEFAULT_POLICIES,
  type Policies,
  type StratumKey,
  type Territory,
  type TierCombination,
  type TierMatrix,
} from "./model/policies.js";
export type { Quota, RatesByTier } from "./model/quota.js";
export type { EvidenceDigests, ListDigest, PlanRecord } from "./model/record.js";
export type { DrawnRow, TargetRecord } from "./model/targetRecord.js";
export type { ReceivedRecord, ReceivedTask, TeamRecord } from "./model/teamRecord.js";
export type { NamedKey, PublicKey, Signature, SignatureAlgorithm } from "./model/signature.js";
export type { Intensities, RateBand, RateBands, Risk } from "./model/risk.js";
export type {
  AnnouncedSource,
  CommittedSource,
  DeclaredSource,
  DrandSource,
  NistPulse,
  NistSource,
  NumberGroup,
  RevealedSource,
  Seed,
  SeedSource,
} from "./model/seed.js";
export type { Licence, ListEntry, SubjectType, Target, TargetStatus } from "./model/target.js";
export type {
  Correction,
  Frequency,
  Item,
  Mode,
  OpenQuestion,
  RawCell,
  Scope,
  Task,
  TaskKind,
  Window,
} from "./model/task.js";
export type {
  CompetenceRule,
  DepartmentShare,
  EachUnitRule,
  ExpertShare,
  TeamRequirement,
  TeamRule,
  UnitRule,
} from "./model/teamRequirement.js";
export { STRATUM_TIERS, TIERS, type StratumTier, type Tier } from "./model/tier.js";

export { canonicalJson } from "./random/canonicalJson.js";
export { deriveSeed, type DeriveSeedOptions, type SeedInput } from "./random/deriveSeed.js";
export type { HashSuite } from "./random/hashing.js";
export { hashStream, type HashStreamOptions } from "./random/hashStream.js";
export type { RandomSource } from "./random/randomSource.js";
export { seedrandomSource } from "./random/seedrandomSource.js";
export { shuffle } from "./random/shuffle.js";
export { ticketOf, type TicketOptions } from "./random/ticketOf.js";

export { creditCodeIsValid } from "./frame/creditCodeIsValid.js";
export type { Evidence } from "./frame/digests.js";
export { scopeReason } from "./frame/scopeReason.js";
export { tierOf, type TierPolicies } from "./frame/tierOf.js";

export { allocate, type AllocatedStratum, type AllocateOptions, type Allocation } from "./allocation/allocate.js";
export type { AllocationInfeasibility } from "./allocation/reconcile.js";

export type {
  AssignmentInfeasibility,
  Change,
  Fix,
  InspectorObstacle,
  VisitInTrouble,
} from "./infeasibility/infeasibility.js";

export { parseJson } from "./record/parseJson.js";
export { formatRecord } from "./record/formatRecord.js";

export type { CoolingOffOptions } from "./plan/coolingOff.js";
export type { ExplainVisitOptions, InspectorExplanation, VisitExplanation } from "./plan/explainVisit.js";
export type { PassedOverTeam } from "./plan/passedOverTeams.js";
export { assignInspectors, type AssignInspectorsOptions } from "./plan/assignInspectors.js";
export { drawPlan, type DrawPlanOptions } from "./plan/drawPlan.js";
export type { DrawTargetsOptions } from "./plan/drawTargets.js";
export type { DrawTeamsOptions } from "./plan/drawTeams.js";
export type { Received } from "./plan/readReceived.js";
export type { VisitRecord } from "./record/eventRecord.js";
export { drawTask, type DrawTaskOptions } from "./plan/drawTask.js";
export type { RecordResultOptions } from "./plan/recordResult.js";
export type { ReplaceInspectorOptions } from "./plan/replaceInspector.js";
export type { ReplacementObstacle } from "./plan/replacementObstacle.js";
export type { PlaceReason } from "./plan/replacementPlace.js";
export type { UseReserveOptions } from "./plan/useReserve.js";

export { summarizeRecord, type TaskSummary, type TierSummary } from "./plan/summarizeRecord.js";

export type { VerificationCheck, VerificationLevel, VerificationReport } from "./verify/report.js";
export type { EventEvidence } from "./verify/checkReplacements.js";
export type { TargetEvidence } from "./verify/verifyTargetRecord.js";
export type { ReceivedEvidence, TeamEvidence } from "./verify/verifyTeamRecord.js";
export { verifyRecord } from "./verify/verifyRecord.js";
