import type { channels as en } from '../en/channels.ts';
import type { Translation } from '../translation.ts';

/** Telegram channels and groups that are sold. */
export const channels = {
  title: 'Canaux',
  intro: 'Les canaux et groupes dont vos formules ouvrent la porte.',
  connect: 'Connecter un canal',
  connectTitle: 'Connecter un canal ou un groupe',
  kinds: { channel: 'Canal', supergroup: 'Groupe', group: 'Groupe simple' },
  members: '{count, plural, =0 {Aucun membre} one {# membre} other {# membres}}',
  health: { well: 'Tout va bien', trouble: 'Votre aide', looking: 'En cours d’examen' },
  lookedAt: 'Vérifié {ago}',
  neverLooked: 'Pas encore vérifié',
  empty: {
    title: 'Aucun canal n’est encore connecté',
    text: 'Ajoutez le bot à l’un de vos canaux ou groupes avec deux droits : inviter et retirer des personnes. Il laisse alors entrer ceux qui ont payé, et personne d’autre.',
  },
  check: 'Vérifier maintenant',
  checking: 'Nous interrogeons Telegram. Le résultat s’affiche ici tout seul.',
  rights: {
    title: 'Ce dont le bot a besoin ici',
    given: 'Accordé',
    missing: 'Manquant',
    unknown: 'Telegram n’a rien dit',
  },
  needs: {
    supergroup: {
      name: 'Un groupe qui peut être vendu',
      how: 'Dans Telegram : ouvrez le groupe, Modifier, Historique pour les nouveaux membres, choisissez Visible. Le groupe devient un supergroupe et Latchkey suit de lui-même.',
    },
    bot_in_chat: {
      name: 'Le bot dans le canal',
      how: 'Dans Telegram : ouvrez le canal, Administrateurs, Ajouter un administrateur, choisissez le bot et donnez-lui « Inviter des utilisateurs » et « Bannir des utilisateurs ».',
    },
    bot_token: {
      name: 'Un bot que Telegram accepte',
      how: 'Telegram refuse le jeton du bot : il a été renouvelé chez @BotFather. Saisissez le nouveau sous Réglages › Bot ; celui du bot de la plateforme est saisi par la personne qui gère cette installation.',
    },
    invite_users: {
      name: 'Inviter des utilisateurs',
      how: 'Dans Telegram : ouvrez le canal, Administrateurs, choisissez le bot, activez « Inviter par lien ». Sans ce droit, personne ne peut entrer.',
    },
    restrict_members: {
      name: 'Bannir des utilisateurs',
      how: 'Dans Telegram : ouvrez le canal, Administrateurs, choisissez le bot, activez « Bannir des utilisateurs » (dans un canal : « Gérer les abonnés »). Sans ce droit, personne ne peut être retiré à la fin de son temps.',
    },
    member_updates: {
      name: 'Les arrivées et départs',
      how: 'Le bot doit être administrateur. S’il l’est, la personne qui gère cette installation redémarre le bot afin qu’il demande ces nouvelles à Telegram.',
    },
    updates: {
      name: 'Telegram nous joint',
      how: 'Ce que Telegram dit au bot n’arrive pas. La personne qui gère cette installation vérifie que le processus du bot tourne, ou l’adresse de son webhook.',
    },
    way_in: {
      name: 'L’entrée',
      how: 'Le lien par lequel on demande à entrer. Latchkey le crée de lui-même dans la minute où il a le droit d’inviter.',
    },
  },
  who: {
    title: 'Qui est membre',
    GRANTED: 'Ont accès',
    inside: 'dont vus à l’intérieur',
    PENDING: 'Sur le point de l’avoir',
    REVOKE_PENDING: 'En cours de retrait',
    REVOKED: 'Sont partis',
    unknown: 'Présents et inconnus ici',
    unknownHint: 'Latchkey ne les touche pas : amis, collègues, membres d’avant.',
    all: 'Voir les membres',
  },
  history: {
    title: 'Ce qui s’est passé',
    connected: 'Connecté',
    moved: 'Le groupe est devenu un supergroupe ; Latchkey a suivi et réinvité ceux qui n’étaient pas venus',
    trouble: 'Il manquait quelque chose',
    recovered: 'Tout va de nouveau bien',
    disconnected: 'Déconnecté',
    actions: {
      bot_not_in_chat: 'le bot n’était pas dans le canal',
      bot_lacks_rights: 'il manquait un droit au bot',
      chat_not_found: 'le canal était introuvable',
      link_missing: 'l’entrée manquait',
      bot_token_rejected: 'Telegram refusait le jeton du bot',
      updates_missing: 'rien de ce que dit Telegram n’arrivait',
      members_missing: 'aucune nouvelle des arrivées et départs',
      other: 'quelque chose faisait obstacle',
    },
    none: 'Rien pour l’instant.',
  },
  facts: {
    title: 'Détails',
    kind: 'Type',
    chatId: 'Identifiant chez Telegram',
    former: 'Anciens identifiants',
    connected: 'Connecté',
    link: 'Entrée',
    linkStates: { live: 'Ouverte', dead: 'Morte, une nouvelle se prépare', none: 'Pas encore créée' },
  },
  disconnect: {
    title: 'Déconnecter',
    act: 'Déconnecter ce canal',
    free: 'Personne n’y est et rien ne le vend. Le canal lui-même reste tel quel, chez Telegram.',
    held: 'Ce canal ne peut pas être déconnecté tant que quelqu’un se retrouverait dehors sans raison :',
    members:
      '{count, plural, one {# personne a ou doit avoir accès} other {# personnes ont ou doivent avoir accès}}',
    plans: 'encore vendu par {names}',
    openOrders: '{count, plural, one {# achat est en cours} other {# achats sont en cours}}',
    how: 'Archivez les formules, attendez la fin du dernier accès, et il pourra partir.',
    confirm:
      'Latchkey oublie l’entrée et ne regarde plus ce canal. Pour le connecter de nouveau, ajoutez le bot encore une fois.',
    done: '{title} est déconnecté.',
  },
} as const satisfies Translation<typeof en>;
