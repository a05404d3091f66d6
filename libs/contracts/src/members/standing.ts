/**
 * How somebody stands in one channel, in a word. `preparing`: entitled, the way in is not confirmed open; `way_in_open`: may
 * come in and has not; `grace`: entitled although a payment failed; `leaving`: must leave, Telegram has not confirmed it.
 */
export const standings = ['inside', 'way_in_open', 'preparing', 'grace', 'leaving', 'out'] as const;
export type Standing = (typeof standings)[number];

/** What members can be filtered by: a standing in any channel, a block, or something that waits for a person. */
export const memberFilters = [...standings, 'blocked', 'action_required'] as const;
export type MemberFilter = (typeof memberFilters)[number];

export const memberSorts = ['since', 'name', 'paidThrough'] as const;
export type MemberSort = (typeof memberSorts)[number];
