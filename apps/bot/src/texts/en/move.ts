import type { MoveRefusal } from '@latchkey/contracts/move/account-move';
import type { StartView } from '@latchkey/contracts/procedures/bot';
import { type Html, html } from '../../render/html.ts';

type RefusedMove = Extract<StartView, { kind: 'move_refused' }>['reason'];

export const move = {
  done: html`<b>Done: your membership has moved to this Telegram account.</b>\n\nThe other account loses its access.`,
  refused: {
    unknown: html`This link is not valid. Please ask whoever sent it for a new one.`,
    used: html`This link has been used already. Each one works once, for one Telegram account.`,
    expired: html`This link has expired. Please ask for a new one.`,
    stopped: html`This move was stopped, and nothing has changed. Was that a mistake? Begin anew on your page: /move shows the way.`,
    same_account: html`This is the account that has the membership now. Open the link with the account that you want to move to.`,
    blocked: html`This membership cannot be moved. Please write to the creator.`,
    pays_in_stars: html`This membership is paid in Stars by the other account, and Telegram cannot move that. Cancel it there, and buy anew here once it has ended.`,
  } satisfies Record<RefusedMove, Html>,
  how: html`<b>Moving to another Telegram account</b>\n\n1. On your page, ask for it and type the code that comes by e-mail.\n2. There is a wait, in which this account can stop it.\n3. Open the link from your page with the new account: it comes in, and this one leaves.`,
  none: html`<b>Moving to another Telegram account</b>\n\nThis account has no place that could move. Does your other account have it? Ask for the link to your page by e-mail: there you move the place here.`,
  place: {
    free: (seller: string, hours: number): Html =>
      html`<b>${seller}</b>: can be moved. The wait is ${hours} h.`,
    waits: (seller: string, from: string): Html =>
      html`🔐 <b>${seller}</b>: is being moved. It can be finished from ${from} on. If that is not you, stop it.`,
    ready: (seller: string): Html =>
      html`🔐 <b>${seller}</b>: is being moved, and can be finished now. If that is not you, stop it.`,
    refused: (seller: string, why: Html): Html => html`<b>${seller}</b>: ${why}`,
  },
  cannot: {
    no_address: html`no e-mail address is known. The creator can move it: /support.`,
    other_address: html`several e-mail addresses have paid for it. The creator can move it: /support.`,
    blocked: html`it cannot be moved. Please write to the creator: /support.`,
    pays_in_stars: html`it is paid in Stars by this account, and Telegram cannot move that. Cancel it here, and buy anew with the other account once it has ended.`,
    nothing_to_move: html`there is no access that could move.`,
    already_moving: html`it is being moved already.`,
    too_often: html`this was begun several times this week. Please wait a few days, or write to the creator: /support.`,
  } satisfies Record<MoveRefusal, Html>,
  page: (seller: string) => `Your page: ${seller}`,
  stop: (seller: string) => `Stop it: ${seller}`,
  ask: 'Ask by e-mail',
  stopDone: {
    stopped: html`<b>Stopped.</b> Your membership stays with this account, and a link that was made for it opens nothing.\n\nIf it was not you, somebody reads your e-mail: please secure your mailbox.`,
    moved: html`This membership has moved to another account already. If that was not you, write to the creator: /support.`,
    expired: html`It was not finished in time. Your membership stays with this account.`,
  },
};
