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
    heading: 'Est-ce bien votre adresse, {name} ?',
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
} as const satisfies Translation<typeof en>;
