import { html } from '../../render/html.ts';
import type { plans as en } from '../en/plans.ts';

export const plans: typeof en = {
  title: html`<b>En vente ici</b>\n\nChoisissez une formule pour voir ce qu’elle ouvre.`,
  none: html`Rien n’est en vente ici en ce moment. La page du créateur, ou son lien, montre ce qu’il vend.`,
  line: (plan, seller) => `${plan} · ${seller}`,
  previous: '‹',
  next: '›',
  back: '‹ Toutes les formules',
  gone: 'Cette formule n’est plus en vente.',
};
