import { randomUUID } from 'node:crypto';
import type { AccessId, OrganisationId } from '@latchkey/contracts/ids';
import type { JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { type LeasedAccess, leaseAccess } from '@latchkey/db/access/lease-access';
import { releaseAccess } from '@latchkey/db/access/release-access';
import type { Leases } from '@latchkey/db/lease/keep-leases';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { guardRemoval } from '../brake/guard-removal.ts';
import type { ProviderGateway } from '../brake/provider-gateway.ts';
import type { Desire } from '../decide/decide-access.ts';
import { decideFor, settleAccesses, turnOf } from '../settle/settle-accesses.ts';
import type { ChatGateway, ChatPerson } from './chat-gateway.ts';
import { confirmFinding } from './confirm-finding.ts';
import type { Finding } from './finding.ts';
import { lookAgainAt } from './look-again.ts';
import { openWayIn } from './open-way-in.ts';
import { takeOut } from './take-out.ts';

const maxRounds = 5;

/**
 * What a convergence needs: the chat, the provider that is asked once more before anybody is removed, and somebody who
 * renews its lease while it waits for them.
 */
export type ConvergeDeps = AccessDeps & { chat: ChatGateway; provider: ProviderGateway; leases: Leases };

export interface Converging {
  organisationId: OrganisationId;
  accessId: AccessId;
  correlationId: string;
  /** Which try of its job this is; 1 when left out. */
  attempt?: number;
}

/**
 * Moves the real chat towards what is desired for one access: takes the lease, decides again, talks to Telegram with no
 * transaction open, and writes what Telegram has confirmed. When the access moved meanwhile it goes round again.
 * Safe to run for nothing, twice, and after a crash at any point.
 */
export async function convergeAccess(deps: ConvergeDeps, converging: Converging): Promise<JobOutcome> {
  for (let round = 1; round <= maxRounds; round += 1) {
    const access = await leaseAccess(deps.database.db, {
      ...converging,
      token: randomUUID(),
      leaseMs: deps.leases.lastMs,
    });
    if (!access) return { kind: 'wait', delayMs: 1_000, reason: 'somebody else is at it' };
    const { organisationId, id, leaseToken: token } = access;
    const outcome = await deps.leases.whileHeld({ on: 'access', organisationId, id, token }, () =>
      visit(deps, access, converging),
    );
    if (outcome !== 'moved') return outcome;
  }
  return { kind: 'retry', reason: 'the access keeps moving' };
}

/** One visit under the lease; `moved` when the access moved and must be looked at again. */
async function visit(
  deps: ConvergeDeps,
  access: LeasedAccess,
  converging: Converging,
): Promise<JobOutcome | 'moved'> {
  try {
    const again = await decideAgain(deps, access, converging.correlationId);
    if (again === 'moved') return 'moved';
    const finding = await findOut(deps, access, { ...again, ...converging });
    return await confirmFinding(deps, access, finding, {
      correlationId: converging.correlationId,
      turn: again.turn,
      attempt: converging.attempt ?? 1,
    });
  } catch (error) {
    const at = deps.clock.now();
    const dueAt = lookAgainAt({ kind: 'retry', reason: '' }, { at, attempt: converging.attempt ?? 1 });
    await releaseAccess(deps.database.db, access, access.version, { dueAt });
    throw error;
  }
}

/** Facts or time may have turned since the state was set: then the state is set first, and the chat after it. */
async function decideAgain(
  deps: AccessDeps,
  access: LeasedAccess,
  correlationId: string,
): Promise<'moved' | { turn: Date | null; desire: Desire }> {
  const { organisationId, subscriberId, channelId, facts } = access;
  const now = deps.clock.now();
  const desire = decideFor(facts, channelId, now);
  const entitled = access.state === 'PENDING' || access.state === 'GRANTED';
  if (desire.kind === 'keep' || (desire.kind === 'in') === entitled)
    return { turn: turnOf(facts, channelId, now), desire };
  await unitOfWork(named(deps, 'decision'), (unit) =>
    settleAccesses(unit, { organisationId, subscriberId, now, correlationId }),
  );
  await releaseAccess(deps.database.db, access, access.version);
  return 'moved';
}

async function findOut(
  deps: ConvergeDeps,
  access: LeasedAccess,
  decided: { desire: Desire; correlationId: string },
): Promise<Finding> {
  const leaving = access.state === 'REVOKE_PENDING';
  if (access.telegramId === null)
    return leaving ? { kind: 'out', evidence: 'no_identity' } : { kind: 'nothing' };
  const person: ChatPerson = { ...access, telegramId: access.telegramId };
  if (leaving) {
    const guard = guardRemoval(deps, access, decided);
    return takeOut(deps.chat, person, access, { now: deps.clock.now(), guard });
  }
  if (access.state === 'REVOKED') return { kind: 'nothing' };
  if (access.state === 'GRANTED' && !access.joinRequestId) return { kind: 'nothing' };
  return openWayIn(deps.chat, person, access);
}
