import { type RedeemOutcome, redeemCode } from '@latchkey/access/code/redeem-code';
import { hashToken } from '@latchkey/db/claim-link/hash-token';
import type { PlanForSale } from '@latchkey/db/plan/find-plan-for-sale';
import { isBlocked } from '../checkout/is-blocked.ts';
import { purchaseSecret } from '../checkout/purchase-secret.ts';
import { whoEnters } from '../checkout/who-enters.ts';
import type { Deps } from '../deps.ts';
import type { PublicCall } from '../trpc/use-cases.ts';

/** Opens a plan by an access code on its page. Who enters is known by the bot's link, or claims it from this browser. */
export async function openByCode(
  deps: Deps,
  call: PublicCall,
  plan: PlanForSale,
  typed: { code: string; identityToken?: string | undefined },
): Promise<RedeemOutcome> {
  const { settings } = deps;
  const telegramId = await whoEnters(deps, call, plan.organisationId, typed);
  // Somebody kept out is not told that there is such a code.
  if (await isBlocked(deps, plan, telegramId)) return { kind: 'refused', reason: 'unknown' };
  const secret = purchaseSecret(settings.authSecret, call.purchase, { planId: plan.id });
  const outcome = await redeemCode(deps, {
    organisationId: plan.organisationId,
    code: typed.code,
    planId: plan.id,
    who:
      telegramId === null
        ? { browserHash: hashToken(secret) }
        : { person: { id: telegramId, firstName: '', username: null, languageCode: null } },
    livemode: settings.livemode,
    correlationId: call.correlationId,
  });
  if (outcome.kind === 'redeemed') call.purchase.write(secret);
  return outcome;
}
