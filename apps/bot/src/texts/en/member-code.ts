import { type Html, html } from '../../render/html.ts';

export const memberCode = {
  code: (code: string): Html =>
    html`Your code: <b>${code}</b>\n\nType it on the page that you have opened yourself, and tell it to nobody: whoever asks you for it is not from us.`,
  refused: html`This link is not good any more, or it is for another Telegram account. Ask for a new code on the page.`,
};
