import type { Provider } from '../provider.ts';
import { type StarsInvoice, type StarsOrder, starsInvoice } from './invoice.ts';

/** Calls the Bot API as the bot of the plan's own organisation: Stars land at the bot's owner. */
export type CreateInvoiceLink = (invoice: StarsInvoice) => Promise<string>;

/** Telegram Stars. Its facts are the bot's own updates: see `readStarsPayment`. */
export function starsProvider(createInvoiceLink: CreateInvoiceLink): Provider<StarsOrder> {
  return {
    name: 'stars',
    chargeModel: 'direct',
    async openCheckout(order) {
      const url = await createInvoiceLink(starsInvoice(order));
      return { url, providerId: null, expiresAt: null };
    },
    readObject: null,
  };
}
