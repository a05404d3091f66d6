import type { Locale } from '@latchkey/contracts/locale';
import { html } from '../../render/html.ts';

export const language = {
  ask: html`<b>Language</b>\n\nWhich language may I speak to you in? It also holds for the messages and mails about your memberships.`,
  chosen: html`<b>Language</b>\n\nI speak English to you from now on, in messages and mails about your memberships too.`,
  asTelegram: html`<b>Language</b>\n\nFrom now on I follow the language of your Telegram: English, at the moment.`,
  follow: 'As in Telegram',
  /** Each in its own words, so that whoever needs it finds it. */
  names: { en: 'English', fr: 'Français' } satisfies Record<Locale, string>,
};
