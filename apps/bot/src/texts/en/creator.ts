import { type Html, html } from '../../render/html.ts';

export const creator = {
  linked: (organisation: string): Html =>
    html`<b>Linked.</b>\n\nThis Telegram account now belongs to ${organisation}. Next, add me as an admin to your channel or group; the button is on the page you came from.`,
  refused: html`This link is not valid any more. Please make a new one on the page of your channels.`,
};
