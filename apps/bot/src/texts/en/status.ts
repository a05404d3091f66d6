import type { ChatPurchase, StandingAccess } from '@latchkey/contracts/procedures/chat';
import { type Html, html } from '../../render/html.ts';

type Why = StandingAccess['why'][number]['kind'];
type Subscription = NonNullable<ChatPurchase['subscription']>;

export const status = {
  title: html`<b>Your memberships</b>`,
  none: html`<b>Hello!</b>\n\nI open the doors of channels and groups for their paying members. No membership is linked to this Telegram account yet.\n\nHave you bought one on the web? Open the link on the page shown after the payment, or the one in your e-mail, and I will know it is you.\n\n/plans shows what is on sale here.`,
  more: (count: number): Html => html`… and ${count} more, on your page.`,
  why: {
    plan: (plan: string): Html => html`With ${plan}.`,
    trial: (plan: string): Html => html`In the trial of ${plan}.`,
    gift: (plan: string): Html => html`A gift: ${plan}.`,
    complimentary: (plan: string): Html => html`With the compliments of the creator: ${plan}.`,
  } satisfies Record<Why, (plan: string) => Html>,
  until: (day: string): Html => html`Paid until ${day}.`,
  next: (day: string, price: string): Html => html`Next payment on ${day}: ${price}.`,
  nextOn: (day: string): Html => html`Next payment on ${day}.`,
  subscription: {
    running: html`It renews by itself.`,
    trial: html`The trial is running.`,
    unpaid: html`⚠️ A payment is open.`,
    ending: html`It is cancelled and will not renew.`,
    ended: html`It has ended.`,
    unclear: html`Its state is being looked up.`,
  } satisfies Record<Subscription['status'], Html>,
  /** What Telegram has said about the renewal of a subscription in Stars, and nothing more. */
  stars: {
    on: html`Telegram renews it every month.`,
    cancelling: html`Telegram has been asked to charge no more, and has not answered yet.`,
    off: html`Telegram has confirmed: nothing more is charged.`,
    reopening: html`Telegram has been asked to let you take it up again, and has not answered yet.`,
    reopened: html`You can take it up again in Telegram, under Settings › My Stars. Until you do, nothing is charged.`,
    failed: html`⚠️ Telegram could not charge your Stars. Please see that there are enough in your balance.`,
    ended: html`It has ended.`,
  } satisfies Record<NonNullable<Subscription['renewal']>, Html>,
  withdrawn: (day: string): Html => html`You have withdrawn from this contract on ${day}.`,
  once: html`Paid once.`,
  processing: html`The payment is on its way.`,
  claim: html`No Telegram account is named for it yet: open the link in your e-mail.`,
  show: (plan: string) => `⚙️ ${plan}`,
  pay: 'Pay the open invoice',
  cancel: 'Cancel',
  resume: 'Go on after all',
  change: 'Change plan',
  /** The words of the law (Directive 2011/83/EU, article 11a). */
  withdraw: 'Withdraw from contract here',
  again: 'Buy again',
  page: (seller: string) => `Your page: ${seller}`,
  plans: 'What is on sale',
  back: '‹ Back',
};
