import { redeemCode } from '@latchkey/access/code/redeem-code';
import type { CodeRefusal } from '@latchkey/contracts/procedures/access-code';
import { hashToken } from '@latchkey/db/claim-link/hash-token';
import { refused } from '../checkout/discount-for.ts';
import { isBlocked } from '../checkout/is-blocked.ts';
import { planForSale } from '../checkout/plan-for-sale.ts';
import { purchaseSecret } from '../checkout/purchase-secret.ts';
import { whoEnters } from '../checkout/who-enters.ts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

const words = {
  unknown: 'there is no such code.',
  used_up: 'this code has been used up.',
  expired: 'this code has expired.',
  ended: 'this code is not valid any more.',
} as const satisfies Record<CodeRefusal, string>;

/** Opens a plan by a code on its page. Who enters is known by the bot's link, or claims it from this browser. */
export function accessCodeRedeem(deps: Deps): UseCases['accessCode']['redeem'] {
  return async (call, { planId, code, identityToken }) => {
    const { database, settings } = deps;
    const plan = await planForSale(database.db, planId);
    const telegramId = await whoEnters(deps, call, plan.organisationId, { identityToken });
    if (await isBlocked(deps, plan, telegramId)) throw refused(words.unknown);
    const secret = purchaseSecret(settings.authSecret, call.purchase, { planId });
    const browserHash = hashToken(secret);
    const outcome = await redeemCode(deps, {
      organisationId: plan.organisationId,
      code,
      planId,
      who:
        telegramId === null
          ? { browserHash }
          : { person: { id: telegramId, firstName: '', username: null, languageCode: null } },
      livemode: settings.livemode,
      correlationId: call.correlationId,
    });
    if (outcome.kind === 'refused') throw refused(words[outcome.reason]);
    call.purchase.write(secret);
    return { orderId: outcome.orderId };
  };
}
