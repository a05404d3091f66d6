/** Why somebody must leave. Shown to buyer, creator and support in plain words. */
export const revokeReasons = [
  'subscription_ended',
  'payment_failed',
  'period_over',
  'refunded',
  'disputed',
  'blocked',
  'moved_account',
  'no_longer_entitled',
  'seen_inside',
  'withdrawn',
  'plan_changed',
] as const;
export type RevokeReason = (typeof revokeReasons)[number];

/** What proves that the person is out. */
export const removalEvidences = ['left', 'kicked', 'never_entered', 'no_identity', 'chat_gone'] as const;
export type RemovalEvidence = (typeof removalEvidences)[number];

/** What stands in the way of convergence and needs a person: shown to the creator on the access and the channel. */
export const actionsRequired = [
  'bot_not_in_chat',
  'bot_lacks_rights',
  'chat_not_found',
  'link_missing',
  'banned_by_hand',
  'too_many_channels',
  'person_is_admin',
  'membership_unknown',
  'bot_token_rejected',
  'unknown_price',
  'unknown_status',
  'brake',
] as const;
export type ActionRequired = (typeof actionsRequired)[number];

/** Of these, what is wrong with the whole channel and not with one person in it. */
export const actionsOfChannel = [
  'bot_not_in_chat',
  'bot_lacks_rights',
  'chat_not_found',
  'link_missing',
  'bot_token_rejected',
] as const satisfies readonly ActionRequired[];
