import type { DeadLetterId, OrganisationId } from '@latchkey/contracts/ids';
import { type Job, type JobName, type JobPayload, jobs } from '@latchkey/contracts/jobs/catalogue';
import type { ReplayOutcome } from '@latchkey/contracts/jobs/dead-letter';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { closeDeadLetter } from '@latchkey/db/dead-letter/close-dead-letter';
import type { DeadLetterFilter } from '@latchkey/db/dead-letter/list-dead-letters';
import { type LockedDeadLetter, lockDeadLetters } from '@latchkey/db/dead-letter/lock-dead-letters';
import { noteReplay, queueFaultyNotice } from '@latchkey/db/dead-letter/note-replay';
import { type Committer, named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';

export interface Replay {
  organisationId: OrganisationId;
  which: { id: DeadLetterId } | { filter: DeadLetterFilter; limit: number; after: DeadLetterId | null };
  /** Nothing is done; the answer says what would be. */
  dryRun: boolean;
  act: Act;
}

export interface Replayed {
  id: DeadLetterId;
  job: string;
  entity: string;
  outcome: ReplayOutcome;
}

/** Two people who press the button at the same time mean one replay. */
const holdMs = 60_000;

/**
 * Promises the jobs of dead letters anew, through the outbox and in one transaction with the audit. Safe against double
 * effects: what has come right meanwhile is closed and left alone, and a job only says "look again" anyway. A replayed
 * letter stays open until what it is about has come right.
 */
export async function replayDeadLetters(deps: Committer, replay: Replay): Promise<Replayed[]> {
  return unitOfWork(named(deps, 'support act'), async (unit) => {
    const { organisationId, which, act } = replay;
    const letters = await lockDeadLetters(unit.db, organisationId, which, act.at);
    const replayed: Replayed[] = [];
    for (const letter of letters) {
      const outcome = judge(letter, act.at);
      if (!replay.dryRun) await carryOut(unit, letter, outcome, replay);
      const { id, job, entity } = letter;
      replayed.push({
        id,
        job,
        entity,
        outcome: outcome === 'would_run' && !replay.dryRun ? 'replayed' : outcome,
      });
    }
    return replayed;
  });
}

function judge(letter: LockedDeadLetter, now: Date): Exclude<ReplayOutcome, 'replayed'> {
  if (letter.closedBy === 'discarded') return 'already_closed';
  if (letter.closedAt || letter.standing === 'settled') return 'already_converged';
  if (letter.standing === 'gone') return 'nothing_left';
  if (letter.standing === 'unrunnable' || !jobOf(letter)) return 'cannot_run';
  if (letter.replayedAt && now.getTime() - letter.replayedAt.getTime() < holdMs) return 'under_way';
  return 'would_run';
}

async function carryOut(
  unit: UnitOfWork,
  letter: LockedDeadLetter,
  outcome: ReplayOutcome,
  { organisationId, act }: Replay,
): Promise<void> {
  if (outcome === 'already_converged') {
    await closeDeadLetter(unit.db, letter.id, {
      by: letter.replayedAt ? 'replayed' : 'converged',
      at: act.at,
    });
  }
  const job = jobOf(letter);
  if (outcome !== 'would_run' || !job) return;
  if (job.name === 'notice.send') await queueFaultyNotice(unit.db, job.payload, act.at);
  unit.promise(job);
  await noteReplay(unit.db, letter.id, act.at);
  await appendAudit(unit.db, organisationId, act, {
    action: 'dead_letter.replay',
    targetKind: 'dead_letter',
    targetId: letter.id,
    detail: { job: letter.job, entity: letter.entity, class: letter.failureClass },
  });
}

/** The job as it was promised first; null where no release could run it. */
function jobOf({ job, payload }: LockedDeadLetter): Job | null {
  if (!Object.hasOwn(jobs, job)) return null;
  const name = job as JobName;
  const parsed = jobs[name].payload.safeParse(payload);
  return parsed.success ? ({ name, payload: parsed.data as JobPayload<typeof name> } as Job) : null;
}
