/** The page that opens in Telegram when somebody asks to join. */
export const miniApp = {
  title: 'Rejoindre',
  intro: 'Choisissez comment devenir membre de {seller}.',
  pay: {
    month: 'Payer {stars} Stars par mois',
    year: 'Payer {stars} Stars par an',
    once: 'Payer {stars} Stars une fois',
  },
  openPage: 'Ouvrir la page de cette formule',
  nothing: 'Rien n’est en vente pour ce canal en ce moment. Ses responsables décident de votre demande.',
  close: 'Fermer',
  entering: { title: 'Merci', text: 'On vous fait entrer dans {channel}.' },
  inside: { title: 'Vous y êtes', text: 'Bienvenue dans {channel}.' },
  trouble: {
    not_on_sale: 'Cette formule n’est plus en vente.',
    already_member: 'Vous êtes déjà membre.',
    failed: 'Telegram n’a pas pris le paiement. Rien n’a été débité.',
    no_invoice: 'La facture n’a pas pu être établie. Réessayez dans un instant.',
  },
  outside: {
    title: 'Ouvrez ceci dans Telegram',
    text: 'Cette page appartient à une demande d’entrée dans un canal, et s’y ouvre.',
  },
} as const;
