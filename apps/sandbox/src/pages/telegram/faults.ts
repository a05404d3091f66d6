import type { FaultRecord } from '../../telegram/telegram-state.ts';
import type { TelegramWorld } from '../../telegram/telegram-world.ts';
import { actionButton } from '../action-button.ts';
import { type Html, html } from '../html.ts';

const kinds = [
  ['429', '429 Too Many Requests'],
  ['403', '403 Forbidden'],
  ['400', '400 Bad Request'],
  ['500', '500 Internal Server Error'],
  ['slow', 'Slow answer'],
  ['lost-answer', 'Done, but the answer is lost'],
  ['drop-request', 'The request is lost'],
] as const;

/** Trouble on demand. */
export function renderFaults({ state }: TelegramWorld): Html {
  return html`<section class="panel"><h2>Faults</h2>
<p class="soft small">The next calls of the Bot API that fit get this instead of a good answer.</p>
<form class="inline" data-post="/telegram/control/faults" data-done="Ordered">
<label class="field">What<select name="kind">${kinds.map(([kind, name]) => html`<option value="${kind}">${name}</option>`)}</select></label>
<label class="field">Method<input name="method" placeholder="* (all)" size="14" list="methods"></label>
<datalist id="methods">${['sendMessage', 'getChatMember', 'approveChatJoinRequest', 'unbanChatMember', 'createChatInviteLink'].map((name) => html`<option>${name}</option>`)}</datalist>
<label class="field">Chat id<input name="chatId" data-type="number" size="14"></label>
<label class="field">Times<input name="count" data-type="number" type="number" min="1" value="1" style="width:5rem"></label>
<label class="field">Retry after, s<input name="retryAfter" data-type="number" type="number" min="1" style="width:6rem"></label>
<label class="field">Words<input name="description" placeholder="as Telegram has them" size="22"></label>
<button class="btn primary">Order</button></form>
<div id="faults" data-live="part">${state.faults.length > 0 && html`<ul>${state.faults.map(line)}</ul>${actionButton({ label: 'Clear all', path: '/telegram/control/faults', method: 'DELETE' })}`}</div></section>`;
}

function line({ method, kind, count, chatId, retryAfter, description }: FaultRecord): Html {
  return html`<li><code>${method}</code> ${kind} × ${count}${chatId && ` in ${chatId}`}${retryAfter && `, retry after ${retryAfter} s`}${description && `: ${description}`}</li>`;
}
