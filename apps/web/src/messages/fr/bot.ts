import type { bot as en } from '../en/bot.ts';
import type { Translation } from '../translation.ts';

export const bot = {
  serving: 'Vos abonnés parlent à',
  kinds: { own: 'Le vôtre', platform: 'Celui de la plateforme' },
  health: {
    well: 'Tout va bien',
    silent: 'Sans nouvelles',
    starting: 'Démarrage',
    rejected: 'Jeton refusé',
  },
  heardAt: 'Dernier signe de vie : {when}.',
  startingText: 'Il est pris en charge en quelques secondes.',
  silentText:
    'Son processus ne dit plus rien depuis des minutes. Si cela dure, prévenez la personne qui gère cette installation.',
  rejectedText:
    'Telegram refuse son jeton : il ne laisse entrer personne et n’écrit à personne. Demandez un nouveau jeton à @BotFather (/mybots, API Token) et remplacez-le ici : vos membres restent comme ils sont.',
  serves:
    '{count, plural, =0 {Ne sert encore aucun canal} one {Sert # canal} many {Sert # canaux} other {Sert # canaux}}',
  ofInstallation: 'Son jeton est chez la personne qui gère cette installation.',
  rotate: 'Remplacer le jeton',
  remove: 'Le retirer',
  removeTitle: 'Retirer @{bot} ?',
  removeText: 'Son jeton est oublié ici. Le bot lui-même reste à vous, dans Telegram.',
  removed: '@{bot} a été retiré.',
  own: 'Votre propre bot',
  ownWhy: 'Les abonnés rencontrent votre nom et votre image au lieu des nôtres.',
  ownStars:
    'Et vous pouvez vendre en Stars de Telegram : les Stars arrivent chez le propriétaire du bot par lequel elles sont payées. Par le bot de la plateforme elles ne seraient pas à vous ; c’est pourquoi il n’en vend pas.',
  register: 'Ajouter votre bot',
  token: {
    title: 'Ajouter votre bot',
    rotateTitle: 'Un nouveau jeton pour @{bot}',
    stepOpen: 'Dans Telegram, ouvrez <father>@BotFather</father>.',
    stepNew: 'Envoyez <code>/newbot</code>, puis un nom et un nom d’utilisateur qui finit par « bot ».',
    stepMine: 'Envoyez <code>/mybots</code>, choisissez @{bot}, puis API Token et Revoke.',
    stepCopy: 'Copiez le jeton de sa réponse et collez-le ici.',
    field: 'Jeton',
    fieldHint:
      'Des chiffres, deux-points, des lettres. Il est gardé chiffré, et n’est plus jamais montré à personne.',
    act: 'Vérifier et ajouter',
    rotateAct: 'Vérifier et remplacer',
    registered: '@{bot} est à vous ici. Faites-y maintenant passer vos canaux.',
    rotated: 'Le nouveau jeton de @{bot} est en service.',
    refused: {
      malformed: 'Ce n’est pas un jeton : il ressemble à 123456789:AAE…, copié en entier.',
      unknown: 'Telegram ne connaît aucun bot par ce jeton. A-t-il été copié en entier ?',
      rejected: 'Telegram refuse ce jeton. Un plus récent l’a remplacé, ou il est mal saisi.',
      not_a_bot: 'Ce jeton n’appartient pas à un bot.',
      telegram_unavailable:
        'Telegram ne répond pas en ce moment. Votre jeton n’y est pour rien : réessayez dans une minute.',
      of_another_organisation: 'Ce bot sert ici une autre organisation. Il faut d’abord l’y retirer.',
      of_installation: 'Ce bot appartient à l’installation elle-même. Créez le vôtre chez @BotFather.',
      another_bot:
        'C’est le jeton d’un autre bot. Pour changer de bot, ajoutez l’autre et faites-y passer vos canaux.',
    },
  },
  channels: 'Canaux',
  noChannels: 'Aucun canal n’est encore connecté.',
  connect: 'Connecter un canal',
  servedBy: 'Servi par @{bot}',
  switch: {
    to: 'Passer à',
    begin: 'Faire passer ce canal',
    noOther: 'Pour en changer, ajoutez d’abord votre propre bot.',
    title: 'De @{from} à @{to}',
    intro:
      'Personne ne sort et personne ne repaie. Vous pouvez revenir en arrière jusqu’au départ de l’ancien bot.',
    steps: {
      adding: 'Ajoutez @{to} à la discussion, avec les droits d’inviter et de bannir',
      linking: 'Il crée sa propre entrée',
      proving: 'Il montre qu’il peut servir le canal',
      both: 'Les deux sont dans la discussion, pour que personne ne se perde en chemin',
      leaving: '@{from} s’en va',
    },
    stepDone: 'fait',
    stepNow: 'en cours',
    add: 'Ajouter @{to} à la discussion',
    obstacles: {
      not_in_chat:
        '@{to} n’est pas encore dans la discussion. Dès qu’il y est, la suite se fait toute seule.',
      rights_missing:
        '@{to} est dans la discussion, mais il lui manque un droit : inviter des utilisateurs, et en bannir.',
      updates_missing:
        '@{to} n’est pas encore pris en charge. Cela prend quelques secondes ; si cela dure, regardez son état ci-dessus.',
      token_rejected: 'Telegram refuse le jeton de @{to}. Remplacez-le ci-dessus.',
      members_unseen:
        'Telegram ne montre pas encore vos membres à @{to}, qui ne pourrait donc retirer personne plus tard. L’ancien bot reste jusque-là.',
      no_answer: 'Telegram n’a pas répondu comme il devrait. Un nouvel essai se fait tout seul.',
    },
    leavesAt: '@{from} s’en va de lui-même à {when}.',
    leaveNow: 'Le laisser partir maintenant',
    check: 'Regarder maintenant',
    abandon: 'Revenir à @{from}',
    abandoned: 'Le canal est servi par @{from} comme avant.',
    done: 'Passé de @{from} à @{to}.',
    stays:
      'C’est fait. @{from} n’a pas pu s’en aller de lui-même, car Telegram refuse son jeton : retirez-le de la discussion.',
  },
} as const satisfies Translation<typeof en>;
