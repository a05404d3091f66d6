import type { en } from './en.ts';
import type { Translation } from './translation.ts';

export const fr = {
  layout: {
    orCopy: 'Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :',
    signature: 'Envoyé par Latchkey. Cette adresse n’est pas lue ; merci de ne pas y répondre.',
  },
  magicLink: {
    subject: 'Votre lien de connexion à Latchkey',
    heading: 'Se connecter à Latchkey',
    body: 'Voici le lien que vous avez demandé. Il vous connecte, une seule fois.',
    button: 'Se connecter',
    expires: 'Il est valable {minutes, plural, one {# minute} other {# minutes}}.',
    notYou: 'Vous ne l’avez pas demandé ? Ne faites rien : sans cet e-mail, personne n’entre.',
  },
  verifyEmail: {
    subject: 'Confirmez votre adresse e-mail',
    heading: 'Est-ce bien votre adresse ?',
    body: 'Merci de la confirmer, afin que nous puissions vous joindre et que personne d’autre ne puisse l’utiliser sur Latchkey.',
    button: 'Confirmer l’adresse',
    expires: 'Le lien est valable {hours, plural, one {# heure} other {# heures}}.',
    notYou:
      'Vous ne savez pas pourquoi vous recevez ceci ? Quelqu’un s’est trompé d’adresse. Vous n’avez rien à faire.',
  },
  changeEmail: {
    subject: 'Changement de votre adresse e-mail',
    heading: 'Une nouvelle adresse pour votre compte',
    body: 'Vous avez demandé à vous connecter désormais à Latchkey avec {newEmail}. Confirmez, et nous y enverrons un second e-mail.',
    button: 'Confirmer le changement',
    expires: 'Le lien est valable {hours, plural, one {# heure} other {# heures}}.',
    notYou:
      'Ce n’était pas vous ? Ne confirmez pas et changez votre mot de passe : quelqu’un est connecté à votre compte.',
  },
  resetPassword: {
    subject: 'Choisissez un nouveau mot de passe pour Latchkey',
    heading: 'Un nouveau mot de passe',
    body: 'Ce lien vous permet de choisir un nouveau mot de passe. Tous les appareils seront alors déconnectés.',
    button: 'Choisir un nouveau mot de passe',
    expires: 'Il est valable {minutes, plural, one {# minute} other {# minutes}}.',
    notYou: 'Vous ne l’avez pas demandé ? Ne faites rien : votre mot de passe reste inchangé.',
  },
  securityChange: {
    password: {
      subject: 'Votre mot de passe a été modifié',
      body: 'Le mot de passe de votre compte Latchkey vient d’être modifié.',
    },
    secondStepOff: {
      subject: 'La seconde étape de connexion a été désactivée',
      body: 'Votre compte Latchkey ne demande plus de code d’application ; le mot de passe ou un lien par e-mail suffit.',
    },
    notYou:
      'C’était vous ? Alors tout va bien. Sinon, choisissez tout de suite un nouveau mot de passe : tous les appareils seront déconnectés.',
    button: 'Choisir un nouveau mot de passe',
  },
  invitation: {
    subject: '{inviter} vous invite à rejoindre {organisation}',
    heading: 'Une invitation à rejoindre {organisation}',
    body: '{inviter} souhaite gérer « {organisation} » sur Latchkey avec vous.',
    role: 'Votre rôle',
    roles: { owner: 'Propriétaire', admin: 'Administration', support: 'Support', viewer: 'Lecture seule' },
    button: 'Voir l’invitation',
    expires:
      'Elle est valable {days, plural, one {# jour} other {# jours}} et pour cette adresse uniquement.',
    notYou: 'Vous ne connaissez pas {inviter} ? Ne faites rien : sans vous, il ne se passe rien.',
  },
  signInCode: {
    subject: '{code} est votre code',
    heading: 'Votre code',
    body: 'Saisissez-le sur la page qui vous le demande.',
    expires: 'Il est valable {minutes, plural, one {# minute} other {# minutes}}.',
    notYou:
      'Vous ne l’avez pas demandé ? Ne le communiquez à personne : quiconque vous le demande n’est pas de chez nous.',
  },
  purchase: {
    subject: 'Votre achat : {plan} · {shop}',
    heading: 'Merci pour votre commande',
    body: 'Vous avez acheté {plan} auprès de {shop}. Cet e-mail confirme le contrat ; conservez-le. Votre accès, vos factures, la résiliation et la rétractation se trouvent sur votre page :',
    button: 'Ouvrir ma page',
    plan: 'Formule',
    inside: 'Donne accès à',
    price: 'Prix',
    each: { month: '{price} par mois', year: '{price} par an', once: '{price}, une seule fois' },
    trial: 'D’abord gratuit',
    days: '{days, plural, one {# jour} other {# jours}}',
    ordered: 'Commandé le',
    order: 'Commande',
    seller: 'Vendu par',
    contact: 'Contact',
    withdraw:
      'Vous pouvez vous rétracter de ce contrat jusqu’au {until}, sans donner de motif : « Se rétracter du contrat ici » sur votre page.',
    agreed: 'Vous avez donné votre accord avant de commander, le {at} :',
    withdrawalTitle: 'Informations sur la rétractation',
    termsTitle: 'Conditions générales',
  },
  wayIn: {
    subject: 'Votre accès à {channel}',
    heading: 'Votre accès à {channel} est ouvert',
    body: 'Vous avez payé l’accès à {channel} de {shop}. Le bot n’a pas pu vous écrire dans Telegram : voici donc votre lien.',
    ask: 'Ouvrez le lien dans Telegram et demandez à rejoindre : votre compte est admis aussitôt.',
    renewed:
      'Le lien est en cours de renouvellement. Vous le trouverez sur votre page dans quelques minutes.',
    button: 'Demander à rejoindre',
    page: 'Ma page',
    own: 'Il n’admet que votre compte Telegram : transmis à quelqu’un d’autre, il n’ouvre rien.',
  },
  notice: {
    page: 'Votre page',
    why: 'Vous recevez ce message par e-mail car le bot de {shop} n’a pas pu vous écrire dans Telegram, ou ignore si son message est arrivé.',
  },
  memberLink: {
    subject: 'Votre page chez {shop}',
    heading: 'Votre page chez {shop}',
    body: 'Voici le lien que vous avez demandé. Vos abonnements chez {shop}, vos factures, la carte, la résiliation et la rétractation sont à un clic.',
    button: 'Ouvrir ma page',
    expires: 'Il est valable {days, plural, one {# jour} other {# jours}}.',
    keep: 'Gardez-le pour vous : quiconque le possède voit vos abonnements et peut les résilier.',
    notYou: 'Vous ne l’avez pas demandé ? Quelqu’un a saisi votre adresse. Vous n’avez rien à faire.',
  },
  withdrawal: {
    subject: 'Votre rétractation a été reçue : {plan}',
    heading: 'Nous avons reçu votre rétractation',
    body: 'Cet e-mail confirme que {shop} a reçu votre rétractation. Il en reprend le contenu, la date et l’heure.',
    statement: 'Votre déclaration : « Je me rétracte de mon contrat portant sur {plan} conclu avec {shop}. »',
    received: 'Reçue le',
    name: 'Nom',
    email: 'E-mail',
    plan: 'Contrat',
    order: 'Commande',
    ordered: 'Commandé le',
    to: 'Adressée à',
    refund: 'Remboursement',
    back: 'Le remboursement emprunte le même moyen de paiement, sans frais, au plus tard le {until} ; il prend en général quelques jours.',
    nothing:
      'Rien n’a été payé : il n’y a donc rien à rembourser. Si un paiement arrivait encore, il serait remboursé automatiquement.',
    access: 'Votre accès prend fin avec la rétractation.',
    keep: 'Merci de conserver cet e-mail.',
    questions: 'Des questions ? Écrivez à {email}.',
  },
  supportAnswer: {
    subject: '{shop} vous répond (nᵒ {number})',
    heading: '{shop} vous répond',
    asked: 'Votre question',
    again: 'Pour répondre, envoyez /support au bot, ou écrivez à l’adresse du vendeur.',
  },
  move: {
    asked: {
      subject: 'Votre abonnement chez {shop} doit passer à un autre compte Telegram',
      heading: 'Quelqu’un veut transférer votre abonnement',
      body: 'Avec un code reçu dans cette boîte, quelqu’un a demandé à transférer votre abonnement chez {shop} vers un autre compte Telegram.',
      since: 'Demandé le',
      from: 'Peut être terminé à partir du',
      until: 'Jusqu’au',
      button: 'Voir ou arrêter',
      how: 'C’était vous ? Alors vous n’avez rien à faire d’ici là. Nous vous écrirons dès que vous pourrez terminer.',
      notYou:
        'Ce n’était pas vous ? Ouvrez la page et arrêtez le transfert : tout reste comme avant. Protégez ensuite cette boîte, car quelqu’un la lit.',
    },
    ready: {
      subject: 'Vous pouvez maintenant transférer votre abonnement chez {shop}',
      heading: 'Vous pouvez terminer le transfert',
      body: 'Le délai d’attente est écoulé : votre abonnement chez {shop} peut passer à votre autre compte Telegram.',
      since: 'Demandé le',
      from: 'Peut être terminé depuis le',
      until: 'Jusqu’au',
      button: 'Terminer sur ma page',
      how: 'Votre page crée un lien qui fonctionne une seule fois. Ouvrez-le avec le nouveau compte : il entre, et l’ancien sort.',
      notYou: 'Vous n’avez rien demandé ? Arrêtez le transfert sur la page : tout reste comme avant.',
    },
  },
  erasure: {
    subject: 'Votre demande d’effacement · {shop}',
    heading: 'Nous avons reçu votre demande',
    body: '{shop} a reçu votre demande d’effacement de vos données.',
    received: 'Reçue le',
    month: 'Vous recevrez une réponse dans un délai d’un mois.',
    books:
      'Les factures et les paiements doivent être conservés aussi longtemps que le droit fiscal l’exige ; tout le reste est effacé ou rendu méconnaissable.',
    notYou:
      'Ce n’était pas vous ? Écrivez sans attendre au vendeur : quelqu’un a saisi un code envoyé à votre adresse.',
  },
} as const satisfies Translation<typeof en>;
