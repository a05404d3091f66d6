import type { StartView } from '@latchkey/contracts/procedures/bot';
import { type Html, html } from '../../render/html.ts';

type RefusedClaim = Extract<StartView, { kind: 'claim_refused' }>['reason'];

export const claim = {
  done: html`<b>Thank you, your purchase is now linked to this Telegram account.</b>`,
  refused: {
    unknown: html`This link is not valid. Please open the one on the page shown after the payment, or the one in your e-mail.`,
    used: html`This link has been used already. Each one works once, for one Telegram account.`,
    expired: html`This link has expired. On the page shown after the payment you can get a new one.`,
    not_paid: html`The payment for this purchase has not arrived yet. As soon as it is here, the link works.`,
  } satisfies Record<RefusedClaim, Html>,
};
