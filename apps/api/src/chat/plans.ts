import type { PlanLine } from '@latchkey/contracts/procedures/chat';
import { listServed } from '@latchkey/db/bot-identity/list-served';
import { listPlans } from '@latchkey/db/plan/list-plans';
import { offerPlan } from '../bot/offer-plan.ts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { whoseOf } from './whose.ts';

/** More are not gone through in a chat: the creator's page has them all. */
const most = 60;

/** What the creators with whom a person has to do here sell to them. */
export function chatPlans(deps: Deps): UseCases['chat']['plans'] {
  return async (_call, speaking) => {
    const { db } = deps.database;
    const served = await listServed(db, whoseOf(speaking));
    const listed = await Promise.all(
      served.map(({ organisationId }) => listPlans(db, organisationId, { state: 'on_sale' })),
    );
    const offers = await Promise.all(
      listed
        .flat()
        .slice(0, most)
        .map(async ({ id: planId }): Promise<PlanLine[]> => {
          const offer = await offerPlan(deps, { planId, ...whoseOf(speaking) });
          return offer ? [{ planId, name: offer.name, seller: offer.seller }] : [];
        }),
    );
    return offers.flat();
  };
}

/** One plan as it is offered to the person. */
export function chatOffer(deps: Deps): UseCases['chat']['offer'] {
  return (_call, { planId, ...speaking }) => offerPlan(deps, { planId, ...whoseOf(speaking) });
}
