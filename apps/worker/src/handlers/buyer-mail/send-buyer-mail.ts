import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { finishMail } from '@latchkey/db/buyer-mail/finish-mail';
import { loadMail, type WaitingMail } from '@latchkey/db/buyer-mail/load-mail';
import { sweepAfterMs } from '@latchkey/db/sweep/sweep-after';
import { isRefusedForGood } from '@latchkey/mail/is-refused-for-good';
import type { Mail } from '@latchkey/mail/mail';
import type { Handler } from '@latchkey/queue/handlers';
import { writeBuyerMail } from '../../buyer-mails/write-buyer-mail.ts';
import type { WorkerDeps } from '../../worker-deps.ts';
import { nextTryMs } from '../next-try-ms.ts';

/** Without a mail server mails wait: when there is one they go out. */
const withoutServerMs = 3_600_000;

/**
 * Sends a buyer one mail, at least once: it counts as sent only when the mail server has taken it, and a crash in between
 * sends it again. Two of the same do less harm than none: it may be the receipt of a withdrawal.
 */
export function sendBuyerMail(deps: WorkerDeps): Handler<'buyerMail.send'> {
  return async (of, { attempt }) => {
    const { db } = deps.database;
    const mail = await loadMail(db, of);
    if (!mail) return done;
    const words = await writeBuyerMail(deps, mail);
    const at = deps.clock.now();
    if (!words) {
      await finishMail(db, of, { state: 'skipped', failure: null, at, dueAt: null });
      return done;
    }
    if (!deps.mailer.canSend) {
      const dueAt = new Date(at.getTime() + withoutServerMs);
      await finishMail(db, of, { state: 'queued', failure: 'no mail server', at, dueAt });
      return done;
    }
    const failure = await handOver(deps, mail, words);
    const outcome = outcomeOf(failure);
    await finishMail(db, of, {
      state: failure === null ? 'sent' : failure === 'refused' ? 'undeliverable' : 'queued',
      failure,
      at,
      dueAt:
        outcome.kind === 'retry' ? new Date(at.getTime() + nextTryMs(outcome, attempt) + sweepAfterMs) : null,
    });
    return outcome;
  };
}

type Failure = 'refused' | 'not taken';

async function handOver(
  { mailer }: WorkerDeps,
  { email }: WaitingMail,
  words: Mail,
): Promise<Failure | null> {
  try {
    await mailer.send(email, words);
    return null;
  } catch (error) {
    return isRefusedForGood(error) ? 'refused' : 'not taken';
  }
}

function outcomeOf(failure: Failure | null): JobOutcome {
  return failure === 'not taken' ? { kind: 'retry', reason: 'the mail server has not taken it' } : done;
}
