/** What a brake counts: the removals of one chat, or those of the whole organisation. */
export const brakeScopes = ['chat', 'organisation'] as const;
export type BrakeScope = (typeof brakeScopes)[number];

/**
 * `holding`: removals wait for a second person. `released`: those that waited may go. `refused`: they may not, until the
 * facts say otherwise. `over`: nobody waits any more, because the facts were put right.
 */
export const brakeStates = ['holding', 'released', 'refused', 'over'] as const;
export type BrakeState = (typeof brakeStates)[number];

/** How many removals an hour may bring without being asked about: the greater of a number and a share of the members. */
export interface BrakeLimits {
  min: number;
  /** Of a hundred members. */
  percent: number;
}
