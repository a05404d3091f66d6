import { locales } from '@latchkey/contracts/locale';
import { legalTextKinds } from '@latchkey/contracts/shop/legal';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { keepTexts } from '@latchkey/db/shop/keep-text';
import { writeSeller } from '@latchkey/db/shop/write-seller';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { currentTexts } from './current-texts.ts';
import { knownCreator } from './known-creator.ts';

/** Says who sells; the texts that follow our templates change with it, and are kept as new versions. */
export function shopSetIdentity(deps: Deps): UseCases['shop']['setIdentity'] {
  return async ({ organisationId, principal, correlationId }, { identity }) => {
    const at = deps.clock.now();
    await unitOfWork(named(deps, 'shop'), async ({ db }) => {
      await writeSeller(db, organisationId, identity, actOf(principal, correlationId, at));
      const creator = await knownCreator(db, organisationId);
      for (const locale of locales) {
        const texts = await currentTexts(db, creator, locale);
        await keepTexts(
          db,
          { organisationId, locale, at },
          legalTextKinds.map((kind) => ({ kind, ...texts[kind] })),
        );
      }
    });
    return identity;
  };
}
