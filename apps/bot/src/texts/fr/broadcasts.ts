import { html } from '../../render/html.ts';
import type { broadcasts as en } from '../en/broadcasts.ts';

export const broadcasts: typeof en = {
  choices: html`<b>Messages des créateurs</b>\n\nDe qui voulez-vous recevoir des nouvelles ? Ce qui concerne votre abonnement, comme l’entrée et les paiements, vous est toujours dit.`,
  none: html`<b>Messages des créateurs</b>\n\nPersonne ne vous écrit par ce bot : vous n’êtes membre nulle part.`,
  wanted: (name) => `🔔 ${name}`,
  unwanted: (name) => `🔕 ${name}`,
  stop: (name) => `🔕 Plus de messages de ${name}`,
  again: (name) => `🔔 À nouveau les messages de ${name}`,
  stopped: 'Vous ne recevrez plus ces messages. Ce qui concerne votre abonnement vous sera dit tout de même.',
  begunAgain: 'Vous recevrez à nouveau ces messages.',
  unknown: 'Ce créateur ne vous envoie rien par ce bot.',
};
