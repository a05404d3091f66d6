import { html } from '../../render/html.ts';
import type { language as en } from '../en/language.ts';

export const language: typeof en = {
  ask: html`<b>Langue</b>\n\nDans quelle langue puis-je vous parler ? Elle vaut aussi pour les messages et les e-mails concernant vos abonnements.`,
  chosen: html`<b>Langue</b>\n\nJe vous parle désormais en français, aussi dans les messages et les e-mails concernant vos abonnements.`,
  asTelegram: html`<b>Langue</b>\n\nJe suis désormais la langue de votre Telegram : le français, en ce moment.`,
  follow: 'Comme dans Telegram',
  names: { en: 'English', fr: 'Français' },
};
