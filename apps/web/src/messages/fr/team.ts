import type { team as en } from '../en/team.ts';
import type { Translation } from '../translation.ts';

/** Who runs an organisation together. */
export const team = {
  title: 'Équipe',
  intro: 'Qui gère {organisation} avec vous, et ce que chacun peut faire.',
  roles: { owner: 'Propriétaire', admin: 'Administration', support: 'Support', viewer: 'Lecture seule' },
  roleHints: {
    owner: 'Peut tout faire, y compris nommer et démettre propriétaires et administrateurs.',
    admin: 'Vend, configure et gère ; invite support et lecteurs.',
    support: 'Aide les membres : consulte, bloque, prolonge, annule. Ne change ni prix ni réglages.',
    viewer: 'Consulte tout, ne change rien.',
  },
  you: 'vous',
  members: 'Membres de l’équipe',
  since: 'depuis le {date}',
  secondStep: 'Seconde étape activée',
  telegram: 'Telegram lié',
  role: 'Rôle',
  changeRole: 'Rôle de {name}',
  roleChanged: 'Nouveau rôle de {name} : {role}.',
  menu: 'Plus d’actions pour {name}',
  remove: 'Retirer de l’équipe',
  removeTitle: 'Retirer {name} ?',
  removeText:
    'Dès cet instant, {name} ne peut plus rien faire ici. Ce qui a été fait reste dans l’historique. Vous pourrez inviter cette personne à nouveau.',
  removed: '{name} ne fait plus partie de l’équipe.',
  leave: 'Quitter l’équipe',
  leaveTitle: 'Quitter {organisation} ?',
  leaveText:
    'Dès cet instant, vous ne pouvez plus rien faire ici. Seul un propriétaire pourra vous inviter à nouveau.',
  left: 'Vous avez quitté {organisation}.',
  lastOwner: 'Il faut un propriétaire : nommez-en d’abord un autre.',
  onlyOwner: 'Il n’y a pas d’autre propriétaire que vous. Pour quitter l’équipe, nommez-en d’abord un autre.',
  invite: 'Inviter quelqu’un',
  inviteText: 'Un e-mail lui parvient avec un lien valable 7 jours, pour son adresse uniquement.',
  email: 'E-mail',
  language: 'Langue de l’e-mail',
  send: 'Envoyer l’invitation',
  sent: 'L’invitation est en route vers {email}.',
  notSent:
    'L’invitation de {email} est valable, mais l’e-mail n’a pas pu être envoyé. Renvoyez-le dans une minute.',
  already: 'Cette personne fait déjà partie de l’équipe.',
  invitations: 'Invitations en attente',
  invitedBy: 'invitation de {name}',
  until: 'valable jusqu’au {date}',
  over: 'trop ancienne depuis le {date}',
  resend: 'Renvoyer',
  revoke: 'Annuler',
  revoked: 'L’invitation de {email} est annulée.',
  nobody: 'Personne d’autre pour l’instant',
  nobodyText:
    'Invitez quelqu’un qui répond aux membres, ou qui suit les chiffres. Chaque rôle ne peut faire que le nécessaire.',
  notAllowed: 'Seul un propriétaire peut faire cela aux propriétaires et administrateurs.',
} as const satisfies Translation<typeof en>;
