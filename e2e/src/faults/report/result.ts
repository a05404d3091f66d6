import type { Mortal } from '../plan/crash-points.ts';
import type { SabotageName } from '../sabotage.ts';

/** What a campaign found. Lists name each finding; all but `inDoubt` must be empty. */
export interface CampaignResult {
  seed: number;
  histories: number;
  acts: number;
  events: number;
  faults: Record<string, number>;
  lostGrants: string[];
  missedRemovals: string[];
  wrongfulRemovals: string[];
  doubleMessages: string[];
  inDoubt: number;
  /** In doubt, and not offered anywhere else. */
  withoutRoute: string[];
  journalDifferences: string[];
  /** Per person, in milliseconds after the last fault. */
  convergeMs: number[];
  crashPoints: { mortal: Mortal; at: string; hits: number }[];
  /** Crash points that were passed, and at which no death was planned. */
  unlisted: string[];
  /** Crash points that were passed, whether somebody died there or not. */
  passed: readonly string[];
  /** Ends of processes that nobody had ordered. */
  unorderedEnds: readonly string[];
  kinds: Record<string, number>;
  backend: string;
  sabotage: SabotageName | null;
  seconds: number;
}

const mustBeEmpty = [
  'lostGrants',
  'missedRemovals',
  'wrongfulRemovals',
  'doubleMessages',
  'withoutRoute',
  'journalDifferences',
] as const;

/** Everything that is wrong, by figure. */
export function findingsOf(result: CampaignResult): string[] {
  return mustBeEmpty.flatMap((figure) => result[figure].map((one) => `${figure}: ${one}`));
}

/** The last line of a run. */
export function summaryLine(result: CampaignResult): string {
  const { seed, histories, events, faults, inDoubt } = result;
  return JSON.stringify({
    seed,
    histories,
    events,
    faults,
    lostGrants: result.lostGrants.length,
    missedRemovals: result.missedRemovals.length,
    wrongfulRemovals: result.wrongfulRemovals.length,
    doubleMessages: result.doubleMessages.length,
    inDoubt,
    journalDifferences: result.journalDifferences.length,
    convergeMs: { p50: percentile(result.convergeMs, 50), p99: percentile(result.convergeMs, 99) },
  });
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((share / 100) * sorted.length) - 1)] ?? 0;
}
