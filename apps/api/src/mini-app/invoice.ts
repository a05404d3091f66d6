import { LatchkeyError } from '@latchkey/contracts/errors';
import { findMiniAppChannel } from '@latchkey/db/mini-app/find-mini-app-channel';
import { askForInvoice } from '@latchkey/db/mini-app/invoice-links';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { prepareStarsInvoice } from '../bot/prepare-stars-invoice.ts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** The invoice in Stars for who waits in the Mini App; asked again until the worker has made its link. */
export function miniAppInvoice(deps: Deps): UseCases['miniApp']['invoice'] {
  return async ({ botTelegramId, person, correlationId }, { channelId, priceId }) => {
    const asking = { botTelegramId, channelId, telegramId: person.id };
    const channel = await findMiniAppChannel(deps.database.db, asking);
    if (!channel) throw new LatchkeyError('not_found', 'There is no such channel.');
    if (channel.standing !== 'outside') return { kind: 'refused', reason: 'already_member' };
    const prepared = await prepareStarsInvoice(deps, { botTelegramId, person, priceId, correlationId });
    if (prepared.kind === 'refused') return prepared;
    const { invoice, organisationId, botId, orderId } = prepared;
    const says = {
      title: invoice.title,
      description: invoice.description,
      label: invoice.prices[0].label,
      stars: invoice.prices[0].amount,
      periodSeconds: invoice.subscription_period ?? null,
    };
    const at = deps.clock.now();
    return unitOfWork(named(deps, 'invoice link'), async (unit) => {
      const of = { organisationId, orderId };
      const asked = await askForInvoice(unit.db, of, { botId, says, correlationId, at });
      if ('link' in asked) return { kind: 'ready', link: asked.link };
      if (asked.isToBePromised)
        unit.promise({ name: 'stars.invoiceLink', payload: { ...of, correlationId } });
      return { kind: 'preparing' };
    });
  };
}
