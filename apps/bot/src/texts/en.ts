import type { StartView } from '@latchkey/contracts/procedures/bot';
import { type Html, html } from '../render/html.ts';

type CodeRefusal = Extract<StartView, { kind: 'code_refused' }>['reason'];
type RefusedClaim = Extract<StartView, { kind: 'claim_refused' }>['reason'];
type RefusedMove = Extract<StartView, { kind: 'move_refused' }>['reason'];
type Interval = 'month' | 'year' | 'once';

const each = { month: ' a month', year: ' a year', once: ', once' } as const satisfies Record<
  Interval,
  string
>;

/** Everything the bot says. Messages hold 4096 characters, buttons 64, alerts 200, descriptions of commands 256. */
export const en = {
  commands: [
    { command: 'status', description: 'Your memberships and the way in' },
    { command: 'help', description: 'What this bot does' },
    { command: 'paysupport', description: 'Questions about a payment' },
    { command: 'terms', description: 'Terms of purchases' },
  ],

  trouble: 'Something is not working on our side right now. Please try again in a minute.',
  unknown: html`I did not understand that. /status shows your memberships, /help what else I can do.`,

  memberships: {
    title: html`<b>Your memberships</b>`,
    none: html`<b>Hello!</b>\n\nI open the doors of channels and groups for their paying members. No membership is linked to this Telegram account yet.\n\nHave you bought one on the web? Open the link on the page shown after the payment, or the one in your e-mail, and I will know it is you.`,
    more: (count: number): Html => html`… and ${count} more.`,
    inside: html`You are in.`,
    period: (day: string): Html => html`The current period runs until ${day}.`,
    open: html`The way in is open. Tap the button and ask to join: you are let in at once.`,
    openWithoutLink: html`You may come in. The invite link is being renewed; please look at /status again in a few minutes.`,
    pending: html`Your access is being prepared. I will write as soon as the way in is open.`,
    grace: (day: string): Html =>
      html`The last payment did not go through. You keep your access until ${day}; please pay before then.`,
    ended: html`Your access has ended.`,
    enter: (channel: string) => `Join ${channel}`,
    pay: (channel: string) => `Pay for ${channel}`,
    manage: (seller: string) => `Invoices, cancelling: ${seller}`,
  },

  memberCode: {
    code: (code: string): Html =>
      html`Your code: <b>${code}</b>\n\nType it on the page that you have opened yourself, and tell it to nobody: whoever asks you for it is not from us.`,
    refused: html`This link is not good any more, or it is for another Telegram account. Ask for a new code on the page.`,
  },

  claim: {
    done: html`<b>Thank you, your purchase is now linked to this Telegram account.</b>`,
    refused: {
      unknown: html`This link is not valid. Please open the one on the page shown after the payment, or the one in your e-mail.`,
      used: html`This link has been used already. Each one works once, for one Telegram account.`,
      expired: html`This link has expired. On the page shown after the payment you can get a new one.`,
      not_paid: html`The payment for this purchase has not arrived yet. As soon as it is here, the link works.`,
    } satisfies Record<RefusedClaim, Html>,
  },

  code: {
    redeemed: (plan: string): Html => html`<b>The code is good: ${plan} is open to you.</b>`,
    refused: {
      unknown: html`This code is not known here. Please check how it is written.`,
      used_up: html`This code has been used up.`,
      expired: html`This code has expired.`,
      ended: html`This code is not valid any more.`,
      too_often: html`Too many codes were tried. Please try again in a quarter of an hour.`,
    } satisfies Record<CodeRefusal, Html>,
  },

  move: {
    done: html`<b>Done: your membership has moved to this Telegram account.</b>\n\nThe other account loses its access.`,
    refused: {
      unknown: html`This link is not valid. Please ask whoever sent it for a new one.`,
      used: html`This link has been used already. Each one works once, for one Telegram account.`,
      expired: html`This link has expired. Please ask for a new one.`,
      same_account: html`This is the account that has the membership now. Open the link with the account that you want to move to.`,
      blocked: html`This membership cannot be moved. Please write to the creator.`,
      pays_in_stars: html`This membership is paid in Stars by the other account, and Telegram cannot move that. Cancel it there, and buy anew here once it has ended.`,
    } satisfies Record<RefusedMove, Html>,
  },

  plan: {
    title: (plan: string, seller: string): Html => html`<b>${plan}</b>\nby ${seller}`,
    opens: (channels: string): Html => html`Opens: ${channels}`,
    card: (price: string, interval: Interval): Html => html`By card: ${price}${each[interval]}`,
    stars: (amount: number, interval: Interval): Html => html`In Stars: ⭐ ${amount}${each[interval]}`,
    trial: (days: number): Html => html`Paid by card, the first ${days} days are free.`,
    page: (seller: string) => `Open the page of ${seller}`,
    payStars: (amount: number) => `Pay with ⭐ ${amount}`,
    unavailable: html`This plan is not on sale any more.`,
    terms: html`By buying you accept the /terms. Questions: /paysupport`,
  },

  stars: {
    ready: (title: string, amount: number): Html =>
      html`<b>${title}</b>\n⭐ ${amount} a month, renewed by Telegram until you cancel it in Telegram's settings.`,
    subscribe: (amount: number) => `Subscribe for ⭐ ${amount} a month`,
    refused: {
      not_on_sale: 'This plan is not on sale in Stars any more.',
      already_member: 'You have this membership already. /status shows the way in.',
    },
    notNow: 'We cannot take the payment at the moment. Nothing was charged. Please try again in a minute.',
  },

  creator: {
    linked: (organisation: string): Html =>
      html`<b>Linked.</b>\n\nThis Telegram account now belongs to ${organisation}. Next, add me as an admin to your channel or group; the button is on the page you came from.`,
    refused: html`This link is not valid any more. Please make a new one on the page of your channels.`,
  },

  join: {
    declined: (chat: string): Html =>
      html`<b>${chat}</b> is for members, and no membership is linked to this Telegram account.\n\nIf you would like to join, this is how. Already paid? Open the link on the page shown after the payment, then ask to join again.`,
    buy: (plan: string) => `See ${plan}`,
  },

  information: {
    help: html`<b>What I do</b>\n\nI let paying members into the channels and groups they have bought, and tell them when a payment needs attention.\n\n/status – your memberships, the way in, and your page with invoices, the card, cancelling and withdrawing\n/paysupport – questions about a payment\n/terms – terms of purchases\n\nEntry is by your Telegram account: nobody else can use your place, and a passed-on link opens nothing.`,
    terms: html`<b>Terms</b>\n\n• What you buy here is sold by the creator named on the offer, not by Telegram. The creator's own terms, shown on their page, apply to it.\n• Access lasts as long as it is paid for. A membership in Stars renews every month until you cancel it in Telegram's settings; what is paid stays open until its end.\n• Access belongs to one Telegram account and cannot be passed on.\n• Your rights as a consumer, withdrawal among them, remain untouched.\n• Questions and complaints: /paysupport`,
    paySupport: html`<b>Help with a payment</b>\n\n<b>Stars:</b> the payment is in Telegram under Settings › My Stars. If something is wrong with it, write to the creator who sold the membership and give the date and the transaction's number. The creator can give Stars back.\n\n<b>Card:</b> the receipt came by e-mail and names the creator and an address for questions, refunds and cancelling.\n\nPaid, and no way in? /status shows where it stands. A payment can take a minute to arrive.\n\nTelegram's own support cannot help with purchases made through this bot.`,
  },
} as const;
