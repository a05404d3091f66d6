/** How provider, database and real chat can differ. */
export const driftKinds = [
  /** Entitled, and not in the chat although nothing of theirs stands in the way. */
  'paid-not-in',
  /** Removed, verified, and inside again without being entitled. */
  'in-not-paid',
  /** Persons in the chat whom nobody here knows. */
  'unknown-in-chat',
  /** No longer entitled and still inside, long after they should have left. */
  'expired-still-in',
  /** The provider says something that our facts do not, or said something that never reached us. */
  'provider-differs',
  /** The journal and the provider's balance differ. */
  'journal-differs',
] as const;
export type DriftKind = (typeof driftKinds)[number];

/** What a drift is about. A provider's object is named `<account>/<live|test>/<id>`. */
export const driftSubjectKinds = [
  'access',
  'channel',
  'account',
  'subscription',
  'checkout_session',
  'balance',
] as const;
export type DriftSubjectKind = (typeof driftSubjectKinds)[number];

/**
 * What would put it right. All but `invite` and `none` are safe and done by the reconciler itself: they only say "look
 * again", and whatever follows comes about through the access machine.
 */
export const driftFixes = [
  /** Read the provider's object, and decide anew. */
  'read_again',
  /** Converge the access: decide anew, then move the chat. */
  'converge',
  /** Look at the person in the chat and note it: somebody inside whose access is over must leave again. */
  'look_again',
  /** Tell the person the way in once more. */
  'invite',
  /** Only a person can, outside of Latchkey. */
  'none',
] as const;
export type DriftFix = (typeof driftFixes)[number];

export const driftStates = ['open', 'fixed', 'dismissed'] as const;
export type DriftState = (typeof driftStates)[number];
