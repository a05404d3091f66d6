import type { BlockFacts, SourceFacts } from '@latchkey/db/access/entitlements';

/**
 * The next moment at which time alone changes what is desired: a source without a subscription ends, one that was ended
 * before its time does, or a block. Subscriptions are left out on purpose: at their turns the provider is read again first, so that nobody who has paid
 * meanwhile is removed because a message got lost.
 */
export function nextTurn(
  sources: readonly SourceFacts[],
  blocks: readonly BlockFacts[],
  now: Date,
): Date | null {
  const turns = [
    ...sources.map((source) => (source.subscription ? null : source.endsAt)),
    ...sources.map((source) => source.endedAt),
    ...blocks.map((block) => block.endsAt),
  ].filter((turn): turn is Date => turn !== null && turn > now);
  return turns.length > 0 ? new Date(Math.min(...turns.map((turn) => turn.getTime()))) : null;
}
