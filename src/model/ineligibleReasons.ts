/** Why an inspector cannot be on the team of a visit. */
export const INELIGIBLE_REASONS = [
  "inactive",
  "expert",
  "other-level",
  "transferred",
  "retired",
  "absent",
  "no-certificate",
  "certificate-not-yet-valid",
  "certificate-expires-in-window",
  "not-competent",
  "other-region",
  "avoids-target",
  "home-office",
  "not-home-office",
  "no-standing-team",
  "standing-team",
] as const;

/**
 * Why an inspector cannot be on the team of a visit: the first of these that applies.
 *
 * | reason | the inspector |
 * |---|---|
 * | `inactive` | is not in service |
 * | `expert` | is an expert, who accompanies teams and is not a member (行政处罚法, Article 42) |
 * | `other-level` | works for another level than the one that inspects |
 * | `transferred`, `retired` | leaves before the window ends |
 * | `absent` | is away for the whole window, or for a day of it if the policy `absence` says so |
 * | `no-certificate` | has no certificate |
 * | `certificate-not-yet-valid` | has certificates that do not cover the beginning or the middle of the window |
 * | `certificate-expires-in-window` | has certificates that end before the window does |
 * | `not-competent` | lacks a competence that every member must have |
 * | `other-region` | is responsible for another region than the target's |
 * | `avoids-target` | has withdrawn from the target, its group, its region or its office |
 * | `home-office` | belongs to the office in charge, and the policy `territory` forbids that |
 * | `not-home-office` | does not belong to it, and the policy asks for it |
 * | `no-standing-team` | is in no standing team, and those are drawn |
 * | `standing-team` | is in a standing team that cannot make the visit as a whole |
 */
export type IneligibleReason = (typeof INELIGIBLE_REASONS)[number];
