import { loadEntitlements } from '@latchkey/db/access/entitlements';
import type { LeasedAccess } from '@latchkey/db/access/lease-access';
import { readBrakes } from '@latchkey/db/brake/read-brakes';
import { takeBack } from '@latchkey/db/brake/take-back';
import type { AccessDeps } from '../access-deps.ts';
import type { Finding } from '../converge/finding.ts';
import type { Desire } from '../decide/decide-access.ts';
import { decideFor } from '../settle/settle-accesses.ts';
import { askBrake } from './ask-brake.ts';
import type { ProviderGateway } from './provider-gateway.ts';
import { readBeforeRemoval } from './read-before-removal.ts';

/** What stands between the decision that somebody must leave and the call that removes them. */
export interface RemovalGuard {
  /** Asked before Telegram is asked anything: null, or why it is not to be asked. */
  before(): Promise<Finding | null>;
  /** Asked right before the call that removes: null when it may be made, and is counted. */
  mayRemove(): Promise<Finding | null>;
  /** Telegram has clearly refused the call: it counts no more. */
  refused(): Promise<void>;
}

const held: Finding = { kind: 'blocked', action: 'brake' };
const moved: Finding = { kind: 'retry', reason: 'the access has moved' };

/** Guards the removal of one leased access. `desire` is what was decided at the beginning of the visit. */
export function guardRemoval(
  deps: AccessDeps & { provider: ProviderGateway },
  access: LeasedAccess,
  { desire, correlationId }: { desire: Desire; correlationId: string },
): RemovalGuard {
  const { db } = deps.database;
  return {
    before: async () => unclear(desire) ?? ((await isHeld(deps, access, correlationId)) ? held : null),
    mayRemove: async () => {
      const waits = await readAndDecide(deps, access, { desire, correlationId });
      if (waits) return waits;
      const answer = await askBrake(deps, access, correlationId);
      return answer === 'go' ? null : answer === 'held' ? held : moved;
    },
    refused: () => takeBack(db, access),
  };
}

/** Facts that are not clear change nothing, and remove nobody who is still inside. */
function unclear(desire: Desire): Finding | null {
  return desire.kind === 'keep' ? { kind: 'blocked', action: desire.action } : null;
}

/** Whether the removal waits, by what can be seen without locks; who comes to a brake that holds joins those who wait. */
async function isHeld(deps: AccessDeps, access: LeasedAccess, correlationId: string): Promise<boolean> {
  const seen = await readBrakes(deps.database.db, access, deps.clock.now());
  if (seen.hold === 'holding' || seen.hold === 'refused') return true;
  if (seen.hold === 'released' || !seen.holding) return false;
  return (await askBrake(deps, access, correlationId)) === 'held';
}

/** Nothing that is paid lifts a block, so the provider is not asked about one. */
async function readAndDecide(
  deps: AccessDeps & { provider: ProviderGateway },
  access: LeasedAccess,
  { desire, correlationId }: { desire: Desire; correlationId: string },
): Promise<Finding | null> {
  if (desire.kind === 'out' && desire.reason === 'blocked') return null;
  const waits = await readBeforeRemoval(deps, access, correlationId);
  if (waits) return waits;
  const facts = await loadEntitlements(deps.database.db, { ...access, lock: false });
  const now = decideFor(facts, access.channelId, deps.clock.now());
  return now.kind === 'in' ? moved : unclear(now);
}
