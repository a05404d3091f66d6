import { randomUUID } from 'node:crypto';
import type { StarsTransaction } from '@latchkey/contracts/facts/stars-transaction';
import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { closeAlert } from '@latchkey/db/alert/close-alert';
import { raiseAlert } from '@latchkey/db/alert/raise-alert';
import type { Leases } from '@latchkey/db/lease/keep-leases';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { beginReading, type LeasedReading } from '@latchkey/db/stars/begin-reading';
import { readEveryMs } from '@latchkey/db/stars/ensure-reading';
import { finishReading } from '@latchkey/db/stars/finish-reading';
import { knownCharges } from '@latchkey/db/stars/known-charges';
import { releaseReading } from '@latchkey/db/stars/release-reading';
import { saveCursor } from '@latchkey/db/stars/save-cursor';
import type { AccessDeps } from '../access-deps.ts';
import { lookAgainAt } from '../converge/look-again.ts';
import { starsSettleMs } from '../decide/stars-are-over.ts';
import { applyTransaction } from './apply-transaction.ts';
import { outcomeOfRefusal } from './outcome-of-refusal.ts';
import type { StarsGateway } from './stars-gateway.ts';

type ReadingDeps = AccessDeps & { stars: StarsGateway; leases: Leases };

const pageSize = 100;
/** How many applied transactions are read once more, in case one has come late into its place in time. */
const overlap = 100;
/** Of one run of the job: a bot with a long history gives way to others in between. */
const maxPages = 50;
/** The try of the job at which it has failed for an hour. */
const worryingAttempt = 12;

/**
 * Reads a bot's Star transactions from where the last reading ended: payments, refunds and chargebacks that no update has
 * told are applied. Only a reading that came to the end moves `stars_read_at`, to the moment before its first page; a
 * reading that fails changes nothing of that, and the next one goes on where it stood.
 */
export async function readStars(
  deps: ReadingDeps,
  of: { organisationId: OrganisationId; botId: BotId; attempt?: number },
): Promise<JobOutcome> {
  const readAt = deps.clock.now();
  const token = randomUUID();
  const reading = await beginReading(deps.database.db, of, { token, leaseMs: deps.leases.lastMs });
  if (!reading) return done;
  // Whoever reads them now may be dead, or have begun before what this was promised for: by then the lease is over.
  if (reading === 'taken')
    return { kind: 'wait', delayMs: deps.leases.lastMs, reason: 'somebody else reads them now' };
  const { organisationId, botId: id } = reading;
  return deps.leases.whileHeld({ on: 'starsReading', organisationId, id, token }, async () => {
    try {
      const outcome = await readPages(deps, reading);
      if (outcome.kind === 'done') await finish(deps, reading, readAt);
      else await release(deps, reading, outcome, of.attempt);
      return outcome;
    } catch (error) {
      await release(deps, reading, { kind: 'retry', reason: 'a fault of ours' }, of.attempt);
      throw error;
    }
  });
}

async function finish(deps: AccessDeps, reading: LeasedReading, readAt: Date): Promise<void> {
  const { organisationId, botId } = reading;
  const nextAt = new Date(readAt.getTime() + readEveryMs);
  await unitOfWork(named(deps, 'Stars reading'), async ({ db }) => {
    await finishReading(db, reading, { readAt, nextAt, settleMs: starsSettleMs });
    const at = deps.clock.now();
    await closeAlert(db, { organisationId, kind: 'stars_unread', subject: botId, at });
  });
}

/** Gives the reading back; one that fails for long is shown to the creator, because nobody leaves meanwhile. */
async function release(deps: AccessDeps, reading: LeasedReading, outcome: JobOutcome, attempt = 1) {
  const { organisationId, botId } = reading;
  const at = deps.clock.now();
  await unitOfWork(named(deps, 'Stars reading'), async (unit) => {
    await releaseReading(unit.db, reading, lookAgainAt(outcome, { at, attempt }) ?? at);
    if (outcome.kind !== 'stop' && (outcome.kind !== 'retry' || attempt < worryingAttempt)) return;
    const correlationId = `stars-${botId}`;
    const detail = { reason: outcome.reason };
    await raiseAlert(unit, {
      organisationId,
      kind: 'stars_unread',
      subject: botId,
      detail,
      correlationId,
      at,
    });
  });
}

async function readPages(deps: ReadingDeps, reading: LeasedReading): Promise<JobOutcome> {
  let { anchor } = reading;
  let offset = Math.max(0, reading.cursor - overlap);
  for (let page = 1; page <= maxPages; page += 1) {
    const answer = await deps.stars.transactions(reading, { offset, limit: pageSize });
    if (!answer.ok) return outcomeOfRefusal(answer.failure);
    const found = answer.value;
    if (page === 1 && anchor !== null && !found.some((one) => anchorOf(one) === anchor)) {
      // Not the list that the cursor counts in: it is read from its beginning.
      [anchor, offset] = [null, 0];
      continue;
    }
    if (found.length === 0) return done;
    const outcome = await applyUnknown(deps, reading, found);
    if (outcome.kind === 'wait' || outcome.kind === 'retry') return outcome;
    offset += found.length;
    anchor = anchorOf(found.at(-1) as StarsTransaction);
    if (!(await saveCursor(deps.database.db, reading, { cursor: offset, anchor })))
      return { kind: 'wait', delayMs: 1_000, reason: 'somebody else reads them now' };
  }
  return { kind: 'wait', delayMs: 1_000, reason: 'there are more' };
}

/** In their order: what was paid before what went back. */
async function applyUnknown(
  deps: ReadingDeps,
  reading: LeasedReading,
  found: readonly StarsTransaction[],
): Promise<JobOutcome> {
  const { botTelegramId } = reading;
  const chargeIds = found.map(({ id }) => id);
  const known = await knownCharges(deps.database.db, { botTelegramId, chargeIds });
  for (const transaction of found) {
    const onFile = transaction.direction === 'in' ? known.paid : known.refunded;
    if (onFile.has(transaction.id)) continue;
    const outcome = await applyTransaction(deps, transaction, reading);
    // What Telegram refuses for good is written down: the rest goes on.
    if (outcome.kind === 'wait' || outcome.kind === 'retry') return outcome;
  }
  return done;
}

function anchorOf({ id, direction }: StarsTransaction): string {
  return `${direction} ${id}`;
}
