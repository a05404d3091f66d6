import type { OrganisationId } from '@latchkey/contracts/ids';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { findOpenReturn, noteReturn, type OpenReturn } from '@latchkey/db/stars/stars-returns';
import type { AccessDeps } from '../access-deps.ts';
import { outcomeOfRefusal } from './outcome-of-refusal.ts';
import type { StarsGateway } from './stars-gateway.ts';

type Deps = AccessDeps & { stars: StarsGateway };

/**
 * Gives Stars back that were decided to go back. Asking twice does no more than once: a second refund is refused as already
 * given, so a lost answer is asked for again.
 */
export async function giveBackStars(
  deps: Deps,
  of: { organisationId: OrganisationId; botTelegramId: number; chargeId: string; correlationId: string },
): Promise<JobOutcome> {
  const { db } = deps.database;
  const open = await findOpenReturn(db, of);
  if (!open) return done;
  const outcome = await ask(deps, open);
  if (outcome.kind !== 'done' && outcome.kind !== 'stop') return outcome;
  const act = {
    actorKind: 'system',
    actorId: null,
    correlationId: of.correlationId,
    at: deps.clock.now(),
  } as const;
  await noteReturn(db, open, { refusal: outcome.kind === 'stop' ? outcome.reason : null, act });
  return outcome;
}

/** Cancels first: otherwise Telegram charges again for what was just given back. */
async function ask({ stars }: Deps, open: OpenReturn): Promise<JobOutcome> {
  if (open.recurring) {
    const cancelled = await stars.editRenewal(open, 'cancel');
    const outcome = cancelled.ok ? done : outcomeOfRefusal(cancelled.failure);
    if (outcome.kind === 'wait' || outcome.kind === 'retry') return outcome;
  }
  const answer = await stars.refund(open);
  if (answer.ok || answer.failure.kind === 'already_so') return done;
  return outcomeOfRefusal(answer.failure);
}
