import type { ActionRequired, RevokeReason } from '@latchkey/contracts/access/reasons';
import type { BlockFacts, SourceFacts } from '@latchkey/db/access/entitlements';
import { type Doubt, judgeSource, type Standing } from './judge-source.ts';

/** What is desired for one subscriber in one channel. `keep`: the facts are not clear, so nothing is changed. */
export type Desire =
  | { kind: 'in'; until: Date | null; graceUntil: Date | null }
  | { kind: 'out'; reason: RevokeReason }
  | { kind: 'keep'; action: ActionRequired };

/**
 * May this subscriber be in this chat, until when, and why not. Pure: the same facts give the same desire, in whatever
 * order they became known. A block is stronger than all sources; access is the union of the live ones, and ends with
 * the last of them.
 */
export function decideAccess(facts: {
  sources: readonly SourceFacts[];
  blocks: readonly BlockFacts[];
  now: Date;
}): Desire {
  const { now } = facts;
  if (facts.blocks.some((block) => !block.endsAt || block.endsAt > now))
    return { kind: 'out', reason: 'blocked' };
  const standings = facts.sources.map((source) => judgeSource(source, now));
  const good = standings.filter((standing) => standing.kind === 'good');
  const grace = standings.filter((standing) => standing.kind === 'grace');
  if (good.length > 0)
    return { kind: 'in', until: latest(good.map((standing) => standing.until)), graceUntil: null };
  if (grace.length > 0) {
    const until = latest(grace.map((standing) => standing.until));
    return { kind: 'in', until, graceUntil: until };
  }
  const unknown = new Set(
    standings.map((standing) => (standing.kind === 'unknown' ? standing.action : null)),
  );
  const action = doubts.find((doubt) => unknown.has(doubt));
  if (action) return { kind: 'keep', action };
  return { kind: 'out', reason: strongest(standings) };
}

/** The latest of some ends; null, without end, is later than any. */
function latest(ends: readonly (Date | null)[]): Date | null {
  const times = ends.map((end) => end?.getTime() ?? Number.POSITIVE_INFINITY);
  const last = Math.max(...times);
  return Number.isFinite(last) ? new Date(last) : null;
}

// What says most comes first, so that nothing depends on the order of the sources.
const doubts: readonly Doubt[] = ['unknown_status', 'unknown_price'];
const telling: readonly RevokeReason[] = [
  'withdrawn',
  'disputed',
  'refunded',
  'payment_failed',
  'subscription_ended',
  'period_over',
  'moved_account',
  'plan_changed',
];

function strongest(standings: readonly Standing[]): RevokeReason {
  const reasons = new Set(standings.map((standing) => (standing.kind === 'none' ? standing.reason : null)));
  return telling.find((reason) => reasons.has(reason)) ?? 'no_longer_entitled';
}
