import { LatchkeyError } from '@latchkey/contracts/errors';
import { writeSlug } from '@latchkey/db/shop/write-slug';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Changes the name of the organisation in addresses. */
export function shopSetSlug({ database: { db }, clock }: Deps): UseCases['shop']['setSlug'] {
  return async ({ organisationId, principal, correlationId }, { slug }) => {
    const act = actOf(principal, correlationId, clock.now());
    if (!(await writeSlug(db, organisationId, slug, act))) {
      throw new LatchkeyError('conflict', 'Somebody else has this address already.');
    }
    return { slug };
  };
}
