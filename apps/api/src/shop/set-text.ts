import type { LegalText } from '@latchkey/contracts/shop/legal';
import { appendAudit } from '@latchkey/db/audit-row/append-audit';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { keepTexts } from '@latchkey/db/shop/keep-text';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { currentTexts, templateOf } from './current-texts.ts';
import { knownCreator } from './known-creator.ts';
import { legalView } from './legal.ts';

/** Writes a text of the seller's own as a new version, or goes back to the template, which is a new version too. */
export function shopSetText(deps: Deps): UseCases['shop']['setText'] {
  return async ({ organisationId, principal, correlationId }, { page, locale, body }) => {
    const at = deps.clock.now();
    return unitOfWork(named(deps, 'shop'), async ({ db }): Promise<LegalText> => {
      const creator = await knownCreator(db, organisationId);
      const text =
        body === null
          ? { body: await templateOf(db, creator, page, locale), fromTemplate: true }
          : { body: body.replaceAll('\r\n', '\n'), fromTemplate: false };
      await keepTexts(db, { organisationId, locale, at }, [{ kind: page, ...text }]);
      await appendAudit(db, organisationId, actOf(principal, correlationId, at), {
        action: 'shop.set_text',
        targetKind: 'organisation',
        targetId: organisationId,
        detail: { page, locale, template: text.fromTemplate },
      });
      const texts = await currentTexts(db, creator, locale);
      return legalView(page, locale, texts[page]);
    });
  };
}
