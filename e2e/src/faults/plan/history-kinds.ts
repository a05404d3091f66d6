/** What a person, the creator or a bank does in a history. */
export type Act =
  | 'buy'
  | 'buyTrial'
  | 'buyOnce'
  | 'buyOnWeb'
  | 'claim'
  | 'buyInStars'
  | 'abandonCheckout'
  | 'join'
  | 'leave'
  | 'block'
  | 'unblock'
  | 'strangerTries'
  | 'look'
  | 'cancelStars'
  | 'cancelStarsInTelegram'
  | 'supportBlocks'
  | 'supportBans'
  | 'supportUnblocks'
  | 'supportBansAndRefunds'
  | 'undoRemoval'
  | 'refund'
  | 'refundPart'
  | 'dispute'
  | 'winDispute'
  | 'loseDispute'
  | 'failNext'
  | 'recover'
  | 'recoverWhenLeaving'
  | 'cancelNow'
  | 'cancelAtEnd'
  | 'uncancel';

/**
 * A day after the history's beginning, or a span of days of which one is drawn, and what happens then; `last`: in the very
 * last step, shortly before the last fault.
 */
type Line = readonly [day: number | readonly [from: number, to: number] | 'last', act: Act];

/**
 * The histories there are. A month after buying the subscription renews; who fails then has five days of grace; Stripe
 * tries again after three, five and seven days, and then cancels.
 */
export const historyKinds = {
  steady: [
    [0, 'buy'],
    [1, 'join'],
  ],
  lapse: [
    [0, 'buy'],
    [1, 'join'],
    [[3, 24], 'failNext'],
  ],
  recoverInGrace: [
    [0, 'buy'],
    [1, 'join'],
    [[3, 24], 'failNext'],
    [[32, 34], 'recover'],
  ],
  recoverAfterGrace: [
    [0, 'buy'],
    [1, 'join'],
    [[3, 24], 'failNext'],
    [36, 'recover'],
    [[37, 39], 'join'],
  ],
  recoverInRemoval: [
    [0, 'buy'],
    [1, 'join'],
    [[3, 24], 'failNext'],
    [34, 'recoverWhenLeaving'],
    [[38, 40], 'join'],
  ],
  comeBack: [
    [0, 'buy'],
    [1, 'join'],
    [[3, 9], 'cancelNow'],
    [[11, 20], 'buy'],
    [22, 'join'],
  ],
  cancelNow: [
    [0, 'buy'],
    [1, 'join'],
    [[2, 24], 'cancelNow'],
  ],
  cancelAtEnd: [
    [0, 'buy'],
    [1, 'join'],
    [[2, 24], 'cancelAtEnd'],
  ],
  changeMind: [
    [0, 'buy'],
    [1, 'join'],
    [[2, 10], 'cancelAtEnd'],
    [[12, 24], 'uncancel'],
  ],
  overlap: [
    [0, 'buy'],
    [1, 'join'],
    [[3, 8], 'buyTrial'],
    [[10, 20], 'cancelNow'],
  ],
  forGoodBesides: [
    [0, 'buy'],
    [1, 'join'],
    [[3, 8], 'buyOnce'],
    [[10, 24], 'failNext'],
  ],
  leaveAndRejoin: [
    [0, 'buy'],
    [1, 'join'],
    [[3, 6], 'leave'],
    [[7, 12], 'join'],
  ],
  leaveForGood: [
    [0, 'buy'],
    [1, 'join'],
    [[3, 6], 'leave'],
    [[7, 12], 'cancelAtEnd'],
  ],
  blockTheBot: [
    [0, 'block'],
    [1, 'buy'],
    [2, 'join'],
    [[5, 20], 'cancelNow'],
  ],
  blockAndReturn: [
    [0, 'buy'],
    [1, 'join'],
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
  blockedBySupport: [
    [0, 'buy'],
    [1, 'join'],
    [[3, 10], 'supportBans'],
    [[11, 14], 'join'],
  ],
  blockedAndRefunded: [
    [0, 'buy'],
    [1, 'join'],
    [[3, 20], 'supportBansAndRefunds'],
  ],
  removedByMistake: [
    [0, 'buy'],
    [1, 'join'],
    [[3, 9], 'cancelNow'],
    [[12, 16], 'undoRemoval'],
    [[17, 18], 'join'],
  ],
  blockedForAWhile: [
    [0, 'buy'],
    [1, 'join'],
    [[3, 10], 'supportBlocks'],
    [[14, 20], 'supportUnblocks'],
    [[22, 24], 'join'],
  ],
  refunded: [
    [0, 'buy'],
    [1, 'join'],
    [[3, 24], 'refund'],
  ],
  refundedInPart: [
    [0, 'buy'],
    [1, 'join'],
    [[3, 24], 'refundPart'],
  ],
  disputeWon: [
    [0, 'buy'],
    [1, 'join'],
    [[3, 10], 'dispute'],
    [[13, 24], 'winDispute'],
  ],
  disputeLost: [
    [0, 'buy'],
    [1, 'join'],
    [[3, 10], 'dispute'],
    [[13, 24], 'loseDispute'],
  ],
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
  lastMinuteEnd: [
    [0, 'buy'],
    [1, 'join'],
    ['last', 'cancelNow'],
  ],
  neverPaid: [
    [0, 'abandonCheckout'],
    [1, 'join'],
  ],
} as const satisfies Record<string, readonly Line[]>;

export type HistoryKind = keyof typeof historyKinds;
export const allHistoryKinds = Object.keys(historyKinds) as HistoryKind[];
