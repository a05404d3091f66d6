import type { legal as en } from '../en/legal.ts';
import type { Translation } from '../translation.ts';

export const legal = {
  pages: {
    imprint: 'Mentions légales',
    terms: 'Conditions générales',
    privacy: 'Confidentialité',
    refunds: 'Remboursements',
    withdrawal: 'Droit de rétractation',
  },
  navigation: 'Informations légales de {creator}',
  version: 'Version {version, number} du {date}',
  back: 'Vers {creator}',
  loading: 'Chargement du texte.',
} as const satisfies Translation<typeof en>;
