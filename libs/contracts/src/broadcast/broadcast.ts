/**
 * How a broadcast stands. `scheduled`: it begins at a time, which may be seconds away; `sending`: its recipients are fixed
 * and are written to one after the other; `paused`: the others wait; `cancelled`: they are not written to any more.
 */
export const broadcastStates = ['draft', 'scheduled', 'sending', 'paused', 'cancelled', 'finished'] as const;
export type BroadcastState = (typeof broadcastStates)[number];

/** What people may do with one that is under way, and from which states. */
export const broadcastMoves = {
  unschedule: { from: ['scheduled'], to: 'draft' },
  pause: { from: ['sending'], to: 'paused' },
  resume: { from: ['paused'], to: 'sending' },
  cancel: { from: ['sending', 'paused'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly BroadcastState[]; to: BroadcastState }>;
export type BroadcastMove = keyof typeof broadcastMoves;

/**
 * How it went for one person. `queued` and `sending` are under way. `blocked`: they have blocked the bot; `never_started`: they
 * never began a conversation with it; `opted_out`: they want no broadcasts of this creator; `in_doubt`: it was sent and nobody
 * knows whether it arrived, so it is not sent again; `cancelled`: not written to, because the broadcast was cancelled.
 */
export const recipientStates = [
  'queued',
  'sending',
  'sent',
  'blocked',
  'never_started',
  'opted_out',
  'failed',
  'in_doubt',
  'cancelled',
] as const;
export type RecipientState = (typeof recipientStates)[number];
export type RecipientCounts = Record<RecipientState, number>;

/** Whoever sends at once may take it back for so long, in seconds. */
export const undoSeconds = 10;

/** Why a broadcast has paused by itself: Telegram takes this message from nobody, or knows the bot no more. */
export const broadcastProblems = ['message_refused', 'bot_refused'] as const;
export type BroadcastProblem = (typeof broadcastProblems)[number];
