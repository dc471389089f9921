import type { WarningCode } from "../errors/warnings.js";
import type { VoidReason } from "../model/voidEntry.js";
import type { OutOfScopeReason } from "../model/draw.js";
import type { Outcome, ReplacementReason } from "../model/event.js";
import type { ExclusionReason } from "../model/exclusion.js";
import type { SeedSource } from "../model/seed.js";
import type { SubjectType, TargetStatus } from "../model/target.js";
import type { TaskKind } from "../model/task.js";
import type { StratumTier } from "../model/tiers.js";
import type { YearNoteCode } from "../year/yearNotes.js";
import type { AdministrativeLevel } from "../model/administrativeLevel.js";

/** Every code that a notice prints, in words. */
export interface CodeWords {
  readonly tiers: Readonly<Record<StratumTier, string>>;
  readonly outOfScope: Readonly<Record<OutOfScopeReason, string>>;
  readonly exclusions: Readonly<Record<ExclusionReason, string>>;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly replacements: Readonly<Record<ReplacementReason, string>>;
  readonly voids: Readonly<Record<VoidReason, string>>;
  /** What a source of the seed is. */
  readonly sources: Readonly<Record<SeedSource["type"], string>>;
  /** Who would have to cheat. */
  readonly strengths: Readonly<Record<SeedSource["type"], string>>;
  readonly warnings: Readonly<Record<WarningCode, string>>;
  readonly yearNotes: Readonly<Record<YearNoteCode, string>>;
  readonly kinds: Readonly<Record<TaskKind, string>>;
  readonly levels: Readonly<Record<AdministrativeLevel, string>>;
  readonly subjects: Readonly<Record<SubjectType, string>>;
  readonly statuses: Readonly<Record<TargetStatus, string>>;
  readonly roles: Readonly<Record<"lead" | "member" | "expert", string>>;
}
