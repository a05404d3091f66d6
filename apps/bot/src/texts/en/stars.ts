import type { botProcedures } from '@latchkey/contracts/procedures/bot';
import type { z } from 'zod';
import { type Html, html } from '../../render/html.ts';

type RefusedInvoice = Extract<
  z.output<typeof botProcedures.starsInvoice.output>,
  { kind: 'refused' }
>['reason'];
type RefusedPayment = Extract<z.output<typeof botProcedures.preCheckout.output>, { ok: false }>['reason'];

export const stars = {
  ready: (title: string, amount: number): Html =>
    html`<b>${title}</b>\n⭐ ${amount} a month, renewed by Telegram until you cancel it in Telegram's settings.`,
  subscribe: (amount: number) => `Subscribe for ⭐ ${amount} a month`,
  refused: {
    not_on_sale: 'This plan is not on sale in Stars any more.',
    already_member: 'You have this membership already. /status shows the way in.',
  } satisfies Record<RefusedInvoice, string>,
  /** Telegram shows these at the till, where the payment is declined. */
  declined: {
    unknown_order: 'This invoice is no longer valid. Please start again from the bot.',
    other_person: 'This invoice was made for somebody else. Please start your own from the bot.',
    price_changed: 'The price has changed. Please start again from the bot.',
    already_paid: 'This is paid already. You have not been charged again.',
    not_on_sale: 'This plan is not on sale any more. You have not been charged.',
    kept_out: 'This plan is not open to you. You have not been charged.',
  } satisfies Record<RefusedPayment, string>,
  notNow: 'We cannot take the payment at the moment. Nothing was charged. Please try again in a minute.',
};
