import type { Act } from './acts.ts';

/**
 * A day after the history's beginning, or a span of days of which one is drawn, and what happens then; `last`: in the very
 * last step, shortly before the last fault.
 */
type Line = readonly [day: number | readonly [from: number, to: number] | 'last', act: Act];

/** Buys, and goes in. */
const entering = [
  [0, 'buy'],
  [1, 'join'],
] as const;

/**
 * The histories there are. A month after buying the subscription renews; who fails then has five days of grace; Stripe
 * tries again after three, five and seven days, and then cancels.
 */
export const historyKinds = {
  steady: entering,
  lapse: [...entering, [[3, 24], 'failNext']],
  recoverInGrace: [...entering, [[3, 24], 'failNext'], [[32, 34], 'recover']],
  recoverAfterGrace: [...entering, [[3, 24], 'failNext'], [36, 'recover'], [[37, 39], 'join']],
  recoverInRemoval: [...entering, [[3, 24], 'failNext'], [34, 'recoverWhenLeaving'], [[38, 40], 'join']],
  comeBack: [...entering, [[3, 9], 'cancelNow'], [[11, 20], 'buy'], [22, 'join']],
  cancelNow: [...entering, [[2, 24], 'cancelNow']],
  cancelAtEnd: [...entering, [[2, 24], 'cancelAtEnd']],
  changeMind: [...entering, [[2, 10], 'cancelAtEnd'], [[12, 24], 'uncancel']],
  overlap: [...entering, [[3, 8], 'buyTrial'], [[10, 20], 'cancelNow']],
  forGoodBesides: [...entering, [[3, 8], 'buyOnce'], [[10, 24], 'failNext']],
  leaveAndRejoin: [...entering, [[3, 6], 'leave'], [[7, 12], 'join']],
  leaveForGood: [...entering, [[3, 6], 'leave'], [[7, 12], 'cancelAtEnd']],
  blockTheBot: [
    [0, 'block'],
    [1, 'buy'],
    [2, 'join'],
    [[5, 20], 'cancelNow'],
  ],
  blockAndReturn: [
    ...entering,
    [[2, 5], 'block'],
    [[3, 24], 'failNext'],
    [[32, 34], 'recover'],
    [40, 'unblock'],
  ],
  strangerWithTheLink: [
    [0, 'buy'],
    [1, 'strangerTries'],
    [2, 'join'],
    [[3, 30], 'strangerTries'],
  ],
  curious: [
    [0, 'buy'],
    [1, 'look'],
    [2, 'join'],
    [[3, 6], 'look'],
    [[8, 12], 'look'],
  ],
  blockedBySupport: [...entering, [[3, 10], 'supportBans'], [[11, 14], 'join']],
  blockedAndRefunded: [...entering, [[3, 20], 'supportBansAndRefunds']],
  removedByMistake: [...entering, [[3, 9], 'cancelNow'], [[12, 16], 'undoRemoval'], [[17, 18], 'join']],
  blockedForAWhile: [
    ...entering,
    [[3, 10], 'supportBlocks'],
    [[14, 20], 'supportUnblocks'],
    [[22, 24], 'join'],
  ],
  refunded: [...entering, [[3, 24], 'refund']],
  refundedInPart: [...entering, [[3, 24], 'refundPart']],
  disputeWon: [...entering, [[3, 10], 'dispute'], [[13, 24], 'winDispute']],
  disputeLost: [...entering, [[3, 10], 'dispute'], [[13, 24], 'loseDispute']],
  stars: [
    [0, 'buyInStars'],
    [1, 'join'],
  ],
  starsCancelled: [
    [0, 'buyInStars'],
    [1, 'join'],
    [[4, 20], 'cancelStars'],
  ],
  starsCancelledInTelegram: [
    [0, 'buyInStars'],
    [1, 'join'],
    [[4, 20], 'cancelStarsInTelegram'],
  ],
  trial: [
    [0, 'buyTrial'],
    [1, 'join'],
  ],
  trialNeverPaid: [
    [0, 'buyTrial'],
    [1, 'join'],
    [[2, 5], 'failNext'],
  ],
  once: [
    [0, 'buyOnce'],
    [1, 'join'],
  ],
  onTheWeb: [
    [0, 'buyOnWeb'],
    [1, 'claim'],
    [2, 'join'],
  ],
  lastMinuteBuyer: [['last', 'buy']],
  lastMinuteEnd: [...entering, ['last', 'cancelNow']],
  neverPaid: [
    [0, 'abandonCheckout'],
    [1, 'join'],
  ],
} as const satisfies Record<string, readonly Line[]>;

export type HistoryKind = keyof typeof historyKinds;
export const allHistoryKinds = Object.keys(historyKinds) as HistoryKind[];
