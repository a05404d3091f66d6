import { html } from '../../render/html.ts';
import type { stars as en } from '../en/stars.ts';

export const stars: typeof en = {
  ready: (title, amount) =>
    html`<b>${title}</b>\n⭐ ${amount} par mois, renouvelés par Telegram jusqu’à ce que vous résiliiez dans les paramètres de Telegram.`,
  subscribe: (amount) => `S’abonner pour ⭐ ${amount} par mois`,
  refused: {
    not_on_sale: 'Cette formule n’est plus en vente en Stars.',
    already_member: 'Vous avez déjà cet abonnement. /status montre l’entrée.',
  },
  declined: {
    unknown_order: 'Cette facture n’est plus valable. Recommencez depuis le bot.',
    other_person: 'Cette facture est destinée à quelqu’un d’autre. Demandez la vôtre au bot.',
    price_changed: 'Le prix a changé. Recommencez depuis le bot.',
    already_paid: 'C’est déjà payé. Rien de plus n’a été débité.',
    not_on_sale: 'Cette formule n’est plus en vente. Rien n’a été débité.',
    kept_out: 'Cette formule ne vous est pas ouverte. Rien n’a été débité.',
  },
  notNow:
    'Nous ne pouvons pas prendre le paiement en ce moment. Rien n’a été débité. Réessayez dans une minute.',
};
