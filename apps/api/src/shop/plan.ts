import { LatchkeyError } from '@latchkey/contracts/errors';
import type { PlanId } from '@latchkey/contracts/ids';
import type { shop } from '@latchkey/contracts/procedures/shop';
import type { Db } from '@latchkey/db/connect-database';
import { findPlanId, planSlugOf } from '@latchkey/db/shop/find-plan-id';
import type { z } from 'zod';
import { publicPlan } from '../checkout/plan.ts';
import { planForSale } from '../checkout/plan-for-sale.ts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { consentVersion, currentTexts } from './current-texts.ts';
import { knownCreator } from './known-creator.ts';

/** A plan on its public page, with what a buyer must know before ordering. */
export function shopPlan({ database: { db }, settings }: Deps): UseCases['shop']['plan'] {
  return async (_call, { of, locale }) => {
    const plan = await planForSale(db, await planIdOf(db, of));
    const { organisationId, ...creator } = await knownCreator(db, plan.organisationId);
    const texts = await currentTexts(db, { organisationId, ...creator }, locale);
    return {
      ...publicPlan(plan, settings.livemode),
      slug: planSlugOf(plan),
      creator,
      consent: { text: texts.consent.body, version: consentVersion(organisationId, texts) },
    };
  };
}

type InAddress = z.output<typeof shop.plan.input>['of'];

async function planIdOf(db: Db, of: InAddress): Promise<PlanId> {
  if ('planId' in of) return of.planId;
  const { organisationId } = await knownCreator(db, of.creator);
  const planId = await findPlanId(db, organisationId, of.plan);
  if (!planId) throw new LatchkeyError('not_found', 'This creator has no such plan.');
  return planId;
}
