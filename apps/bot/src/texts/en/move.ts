import type { StartView } from '@latchkey/contracts/procedures/bot';
import { type Html, html } from '../../render/html.ts';

type RefusedMove = Extract<StartView, { kind: 'move_refused' }>['reason'];

export const move = {
  done: html`<b>Done: your membership has moved to this Telegram account.</b>\n\nThe other account loses its access.`,
  refused: {
    unknown: html`This link is not valid. Please ask whoever sent it for a new one.`,
    used: html`This link has been used already. Each one works once, for one Telegram account.`,
    expired: html`This link has expired. Please ask for a new one.`,
    same_account: html`This is the account that has the membership now. Open the link with the account that you want to move to.`,
    blocked: html`This membership cannot be moved. Please write to the creator.`,
    pays_in_stars: html`This membership is paid in Stars by the other account, and Telegram cannot move that. Cancel it there, and buy anew here once it has ended.`,
  } satisfies Record<RefusedMove, Html>,
};
