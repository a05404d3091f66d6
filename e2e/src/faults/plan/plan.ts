import type { Fault } from '../../world/faults.ts';
import type { Act } from './acts.ts';
import type { Mortal } from './crash-points.ts';
import type { HistoryKind } from './history-kinds.ts';

/** What a run is about; everything else follows from it. */
export interface Scale {
  seed: number;
  histories: number;
  /** Days the clock moves through. */
  days: number;
  /** How far the clock moves in a step: one of these. */
  stepHours: readonly number[];
  /** Short steps after all others, in which nothing happens but deaths that nobody has died yet. None when left out. */
  lastSteps?: number;
  kinds: readonly HistoryKind[];
  /** Kill processes at the crash points, restart PostgreSQL, empty the queues. */
  crashes: boolean;
  /** At which share of the crash points somebody dies; at all of them when left out. */
  deathsAt?: number;
  /** Have Telegram fail, and lose, double and reorder events. */
  trouble: boolean;
  /** Trouble at Telegram in every step. */
  always?: readonly Fault[];
  /** Stripe tries a failed renewal no more, and leaves the subscription past due. */
  stripeGivesUp?: boolean;
}

/** Everything that will happen: a pure function of the scale. What races with what on the wall's clock is not in it. */
export interface Plan {
  scale: Scale;
  histories: readonly History[];
  steps: readonly Step[];
  /** In the order in which they are to happen. */
  deaths: readonly Death[];
}

export interface History {
  index: number;
  kind: HistoryKind;
  acts: readonly { step: number; act: Act }[];
}

/** A move of the clock, and what goes wrong in it. */
export interface Step {
  hours: number;
  /** Days since the beginning, after the move. */
  day: number;
  faults: readonly Fault[];
  outage: 'PostgreSQL restarts' | 'queues emptied' | null;
  /** What the creator does with a second chat. */
  chat: 'connect' | 'change rights' | 'change rights unseen' | null;
}

export type Slot = `${Mortal}-${1 | 2}`;

export interface Death {
  /** Whichever process of the kind passes the place first. */
  mortal: Mortal;
  /** The first step in which it may happen. */
  step: number;
  at: string;
  /** At which passing from then on. */
  passing: number;
}
