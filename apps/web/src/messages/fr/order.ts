import type { order as en } from '../en/order.ts';
import type { Translation } from '../translation.ts';

export const order = {
  title: 'Votre commande',
  looking: 'Recherche de votre commande…',
  moment: 'Un instant, s’il vous plaît.',
  lost: 'La connexion est perdue ; cette page reprend dès qu’elle revient.',
  stages: {
    unpaid: 'En attente du paiement',
    processing: 'Votre banque s’en occupe',
    toClaim: 'Payé. Il reste une étape',
    opening: 'Payé. Votre accès s’ouvre',
    ready: 'Votre accès est ouvert',
    ended: 'Cet accès a pris fin',
    expired: 'Cette commande a expiré',
    failed: 'Le paiement n’a pas abouti',
  },
  texts: {
    unpaid:
      'Cela prend en général une seconde ou deux. Vous pouvez fermer cette page : votre accès n’en dépend pas.',
    processing:
      'Les prélèvements SEPA prennent jusqu’à six jours ouvrés. Votre accès s’ouvre de lui-même dès que l’argent est arrivé ; d’ici là, il n’y a rien à faire et vous pouvez fermer cette page.',
    opening:
      'Cela prend en général une seconde ou deux. Vous pouvez fermer cette page : le bot vous envoie le lien.',
    ready:
      'Ouvrez le canal avec le compte Telegram que vous avez choisi et demandez à rejoindre : vous êtes admis aussitôt. Le bot vous envoie les mêmes liens.',
    ended: 'L’accès est fermé. Pour revenir, achetez de nouveau là où vous avez trouvé la formule.',
    expired: 'Elle n’a pas été payée à temps. Rien n’a été débité.',
    failed:
      'Votre banque ou votre carte l’a refusé, et rien n’a été prélevé. Une autre carte ou un autre moyen de paiement peut convenir.',
  },
  steps: { label: 'Où en est votre commande', paid: 'Payé', linked: 'Telegram relié', open: 'Accès ouvert' },
  claim:
    'Ouvrez Telegram avec le compte qui doit entrer et appuyez sur <b>Démarrer</b>. Cette page continue d’elle-même.',
  openTelegram: 'Ouvrir Telegram',
  scan: 'Telegram est sur votre téléphone ? Scannez ceci avec son appareil photo.',
  qr: 'Code QR qui ouvre le bot dans Telegram',
  newLink: 'Le lien ne fonctionne pas ? En créer un nouveau',
  enter: 'Ouvrir {channel}',
  states: {
    PENDING: 'en cours d’ouverture',
    GRANTED: 'ouvert, voir le bot',
    REVOKE_PENDING: 'terminé',
    REVOKED: 'terminé',
  },
  mail: 'Tout ce qui concerne votre achat se trouve aussi dans l’e-mail que nous vous avons envoyé : conditions, facture et lien vers votre page.',
  backToPlan: 'Retour à la formule',
  sellersLink: 'Pour réessayer, ouvrez de nouveau le lien du vendeur.',
  otherBrowser: 'Cette commande appartient à un autre navigateur',
  otherBrowserText:
    'Seul le navigateur dans lequel vous avez acheté peut l’afficher. Si vous avez payé, votre accès ne dépend pas de cette page : continuez là-bas, ou par l’e-mail que nous vous avons envoyé.',
  noAnswer: 'Votre commande ne peut pas encore s’afficher',
  noAnswerText:
    'Si vous avez payé, rien n’est perdu : votre accès ne dépend pas de cette page. Elle réessaie d’elle-même.',
  left: 'Vous n’avez pas payé',
  leftText: 'Rien n’a été débité, et rien n’a été commandé.',
  notPaid: 'Non payé',
  paidAfterAll: 'Cette commande est déjà payée',
  paidAfterAllText: 'Le paiement est arrivé bien que vous ayez quitté la page de paiement.',
  continue: 'Continuer vers votre accès',
} as const satisfies Translation<typeof en>;
