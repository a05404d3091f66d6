import type { money as en } from '../en/money.ts';
import type { Translation } from '../translation.ts';

/** Payments, refunds, disputes, payouts. */
export const money = {
  title: 'Argent',
  intro: 'Ce qui est entré, ce qui est reparti et ce qui reste : tel que vos livres le disent.',
  tabs: {
    label: 'Parties',
    payments: 'Paiements',
    refunds: 'Remboursements',
    disputes: 'Litiges',
    payouts: 'Virements',
  },
  summary: {
    gross: 'Payé',
    refunds: 'Remboursé',
    disputes: 'Contesté',
    fees: 'Frais',
    net: 'Reste pour vous',
    paidOut: 'Viré à votre banque',
    nothing: 'Rien n’a bougé pendant cette période.',
  },
  period: {
    label: 'Période',
    month: 'Ce mois-ci',
    last: 'Le mois dernier',
    year: 'Cette année',
    all: 'Depuis le début',
    custom: 'Du … au',
  },
  from: 'Du',
  to: 'Au',
  currency: 'Devise',
  allCurrencies: 'Toutes les devises',
  status: 'État',
  allStatuses: 'Tous',
  columns: {
    when: 'Quand',
    member: 'Membre',
    plan: 'Formule',
    amount: 'Montant',
    status: 'État',
    atProvider: 'Chez le prestataire',
    reason: 'Motif',
    respondBy: 'Répondre avant',
    arrival: 'À votre banque',
  },
  payment: {
    paid: 'Payé',
    refunded: 'Remboursé',
    partly_refunded: 'Remboursé en partie',
    disputed: 'Contesté',
  },
  refund: {
    succeeded: 'Rendu',
    pending: 'En route',
    requires_action: 'Attend le client',
    failed: 'Échoué',
    canceled: 'Annulé',
    other: '{status}',
  },
  dispute: {
    needs_response: 'Attend votre réponse',
    warning_needs_response: 'Enquête : attend votre réponse',
    under_review: 'En cours d’examen',
    warning_under_review: 'Enquête en cours d’examen',
    won: 'Gagné',
    lost: 'Perdu',
    warning_closed: 'Enquête close',
    prevented: 'Évité',
    charge_refunded: 'Remboursé',
    other: '{status}',
  },
  payout: {
    paid: 'Envoyé',
    pending: 'Prévu',
    in_transit: 'En route',
    failed: 'Échoué',
    canceled: 'Annulé',
    other: '{status}',
  },
  open: 'En cours',
  closed: 'Terminés',
  evidence: {
    label: 'Ce qui aide',
    fraudulent:
      'Montrez que la personne a utilisé ce qu’elle a payé : quand elle est entrée, ce qu’elle a reçu, l’historique sur sa page.',
    subscription_canceled:
      'Montrez quand elle a résilié, si elle l’a fait, et que le débit portait sur une période antérieure.',
    product_not_received:
      'Montrez quand l’accès a été accordé et quand elle est entrée : les deux sont dans son historique.',
    product_unacceptable: 'Montrez ce que promettait la page de la formule, et ce qu’elle a reçu.',
    duplicate: 'Montrez que les deux débits portaient sur des choses différentes, ou remboursez-en un.',
    credit_not_processed:
      'Montrez votre remboursement, ou votre politique de remboursement et quand elle l’a acceptée.',
    unrecognized: 'Montrez le libellé du relevé et l’achat : e-mail, heure, et qu’elle est entrée.',
    general:
      'L’historique du membre montre l’achat, l’accès et les messages, avec les heures. C’est votre meilleure preuve.',
  },
  timeline: 'Historique du membre',
  atStripe: 'Ouvrir chez Stripe',
  answer: 'Répondre chez Stripe',
  overdue: 'passé',
  failure: 'La banque indique : {code}',
  stars: 'Telegram Stars',
  empty: {
    payments: {
      title: 'Aucun paiement ici',
      text: 'Chaque paiement apparaît ici un instant après avoir été fait, avec son membre et ce qu’il est devenu.',
    },
    refunds: {
      title: 'Aucun remboursement ici',
      text: 'Ce que vous rendez apparaît ici. On rembourse depuis les paiements, ou depuis la page d’un membre.',
    },
    disputes: {
      title: 'Aucun litige ici',
      text: 'Quand une banque reprend un paiement, vous le voyez ici, avec la date limite de réponse et ce qui aide.',
    },
    payouts: {
      title: 'Aucun virement ici',
      text: 'Stripe vire votre solde à votre banque tout seul ; chaque virement apparaît ici.',
    },
  },
} as const satisfies Translation<typeof en>;
