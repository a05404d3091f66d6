import type { OrderId, OrganisationId, PlanId } from '@latchkey/contracts/ids';
import type { CodeRefusal } from '@latchkey/contracts/procedures/access-code';
import type { TelegramPerson } from '@latchkey/contracts/procedures/bot';
import { givePlan } from '@latchkey/db/access-code/give-plan';
import { type LockedAccessCode, lockAccessCode } from '@latchkey/db/access-code/lock-access-code';
import { addPlaceholder } from '@latchkey/db/membership/add-placeholder';
import { upsertSubscriber } from '@latchkey/db/membership/upsert-subscriber';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { settleAccesses } from '../settle/settle-accesses.ts';

const dayMs = 86_400_000;

export interface Redeeming {
  organisationId: OrganisationId;
  /** In capitals. */
  code: string;
  /** The plan on whose page it was typed; null: whichever it is for. */
  planId: PlanId | null;
  /** Who enters: a Telegram person, or whoever claims it from the browser of this hash. */
  who: { person: TelegramPerson } | { browserHash: string };
  livemode: boolean;
  correlationId: string;
}

export type RedeemOutcome =
  | { kind: 'redeemed'; orderId: OrderId; planName: string }
  | { kind: 'refused'; reason: CodeRefusal };

/**
 * Opens a plan by a code, for nothing and for as long as the code says. A person, or a browser, uses a code once: asking again
 * finds what it gave. Whoever is blocked stays out, as whatever they paid.
 */
export async function redeemCode(deps: AccessDeps, redeeming: Redeeming): Promise<RedeemOutcome> {
  const { organisationId, code, who, correlationId } = redeeming;
  const usedBy = 'person' in who ? `telegram:${who.person.id}` : `browser:${who.browserHash}`;
  return unitOfWork(named(deps, 'claim'), async (unit): Promise<RedeemOutcome> => {
    const at = deps.clock.now();
    const found = await lockAccessCode(unit.db, { organisationId, code, usedBy });
    if (!found || (redeeming.planId && found.planId !== redeeming.planId))
      return { kind: 'refused', reason: 'unknown' };
    const { planName } = found;
    if (found.orderId) return { kind: 'redeemed', orderId: found.orderId, planName };
    const reason = refusalOf(found, at);
    if (reason) return { kind: 'refused', reason };
    const subscriberId = await ('person' in who
      ? upsertSubscriber(unit.db, { organisationId, person: who.person, at })
      : addPlaceholder(unit.db, { organisationId, at }));
    const orderId = await givePlan(unit.db, {
      ...redeeming,
      planId: found.planId,
      accessCodeId: found.id,
      subscriberId,
      usedBy,
      until: found.days === null ? null : new Date(at.getTime() + found.days * dayMs),
      browserHash: 'person' in who ? null : who.browserHash,
      at,
    });
    await settleAccesses(unit, { organisationId, subscriberId, now: at, correlationId });
    return { kind: 'redeemed', orderId, planName };
  });
}

function refusalOf(code: LockedAccessCode, now: Date): CodeRefusal | null {
  if (code.endedAt) return 'ended';
  if (code.expiresAt && code.expiresAt <= now) return 'expired';
  return code.maxUses !== null && code.uses >= code.maxUses ? 'used_up' : null;
}
