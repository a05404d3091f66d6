import type { attention as en } from '../en/attention.ts';
import type { Translation } from '../translation.ts';

/** What waits for a person. */
export const attention = {
  title: 'À traiter',
  intro: 'Ce que Latchkey ne peut pas régler seul. Tout le reste, il le fait de lui-même.',
  badge: '{count, plural, one {# chose à traiter} other {# choses à traiter}}',
  clear: {
    title: 'Rien ne vous attend',
    text: 'Qui a payé est entré, qui n’a pas payé est sorti, et les comptes concordent avec Stripe. Ce qui demande une personne se trouvera ici, avec ce qu’il y a à faire.',
  },
  brakes: {
    title: 'Des retraits attendent votre décision',
    text: '{waiting, plural, one {# personne perdrait} other {# personnes perdraient}} son accès. {removals, plural, one {# retrait} other {# retraits}} en une heure dépassent l’habitude pour {members, plural, one {# membre} other {# membres}} : plus personne n’est retiré avant que quelqu’un ait regardé.',
    whole: 'Tous les canaux',
    see: 'Voir qui attend',
    release: 'Les laisser partir',
    refuse: 'Les garder tous',
    reason: 'Pourquoi',
    reasonHint: 'Conservé dans l’audit. Pas de données personnelles.',
    override: 'Libérer en tant que support',
    overrideText: 'Seulement si ni propriétaire ni administrateur n’est joignable. La raison est conservée.',
    released: 'Libéré. Chacun est réexaminé avant que quoi que ce soit n’arrive.',
    refused: 'Gardés. Ils restent jusqu’à ce que les faits soient corrigés.',
  },
  accesses: {
    titles: {
      bot_not_in_chat: 'Le bot n’est pas dans le canal',
      bot_lacks_rights: 'Il manque un droit au bot',
      chat_not_found: 'Le canal est introuvable',
      link_missing: 'L’entrée manque',
      banned_by_hand: 'Banni à la main dans Telegram, et a payé',
      person_is_admin: 'Administrateur du canal, impossible à retirer',
      membership_unknown: 'Telegram ne dit pas s’il est à l’intérieur',
      bot_token_rejected: 'Telegram refuse le jeton du bot',
      unknown_price: 'Paie un prix qui n’est dans aucune de vos formules',
      unknown_status: 'Stripe dit quelque chose que Latchkey ne connaît pas',
      brake: 'Attend le frein',
    },
    hows: {
      bot_not_in_chat: 'Ajoutez de nouveau le bot comme administrateur, avec ses deux droits.',
      bot_lacks_rights: 'Donnez au bot le droit qui lui manque : la page du canal dit lequel.',
      chat_not_found:
        'Si le canal a été supprimé, archivez ce qui le vend. S’il a déménagé, ajoutez le bot au nouveau.',
      link_missing: 'Latchkey en crée une nouvelle de lui-même dès qu’il le peut.',
      banned_by_hand:
        'Dans Telegram : ouvrez le canal, Utilisateurs exclus, retirez-les de la liste. Ou bloquez-les ici, afin de décider ce que devient l’argent.',
      person_is_admin:
        'Dans Telegram : retirez ses droits d’administrateur. Latchkey le retire ensuite de lui-même.',
      membership_unknown: 'Regardez dans le canal s’il s’y trouve et retirez-le à la main le cas échéant.',
      bot_token_rejected: 'La personne qui gère cette installation saisit le nouveau jeton du bot.',
      unknown_price:
        'Chez Stripe : passez l’abonnement à un prix de l’une de vos formules, ou résiliez-le. D’ici là, son dernier accès est maintenu.',
      unknown_status: 'Son dernier accès est maintenu. Prévenez la personne qui gère cette installation.',
      brake: 'Décidez du frein ci-dessus.',
    },
    people: '{names}{more, plural, =0 {} one { et # autre} other { et # autres}}',
    nobody: 'un achat que personne n’a réclamé',
    concerns: '{count, plural, one {# personne} other {# personnes}}',
    again: 'Vérifier maintenant',
    asked:
      '{count, plural, =0 {Plus personne ne l’attend.} one {# personne est réexaminée.} other {# personnes sont réexaminées.}}',
    members: 'Vers les membres',
  },
  drifts: {
    titles: {
      'paid-not-in': 'A payé, et n’est pas dans le canal',
      'in-not-paid': 'Est dans le canal sans avoir payé',
      'unknown-in-chat':
        '{count, plural, one {# personne du canal est inconnue ici} other {# personnes du canal sont inconnues ici}}',
      'expired-still-in': 'Aurait dû partir, et est encore là',
      'provider-differs': 'Stripe dit autre chose que nos faits',
      'journal-differs': 'Les comptes et le solde de Stripe diffèrent',
    },
    hows: {
      'paid-not-in': 'Peut-être n’a-t-il jamais utilisé l’entrée. On peut la lui envoyer encore une fois.',
      'in-not-paid': 'Latchkey regarde de nouveau et retire qui n’y a pas droit.',
      'unknown-in-chat':
        'Amis, collègues, membres d’avant : laissez-les, ou retirez-les à la main dans Telegram.',
      'expired-still-in': 'Latchkey regarde de nouveau et retire qui n’y a pas droit.',
      'provider-differs': 'Stripe est relu ; ce qu’il dit alors compte.',
      'journal-differs':
        'Comparez avec le solde chez Stripe. Une opération faite hors de Latchkey en est la raison habituelle.',
    },
    fix: {
      read_again: 'Relire Stripe',
      converge: 'Corriger',
      look_again: 'Regarder de nouveau',
      invite: 'Renvoyer l’entrée',
    },
    fixed: 'Demandé. Cela disparaît d’ici dès qu’un regard montre que c’est terminé.',
    fixAsked: 'demandé {ago}',
    dismiss: 'Laisser ainsi',
    dismissTitle: 'Laisser ainsi',
    dismissText: 'Cela n’est signalé de nouveau que si cela a cessé une fois, ou augmente.',
    dismissReason: 'Pourquoi',
    dismissed: 'Laissé tel quel.',
    reasons: {
      friends: 'Ils sont à leur place : amis, collègues, d’avant',
      known: 'Connu, et bien ainsi',
    },
  },
  alerts: {
    titles: {
      channel_trouble: 'Il manque quelque chose dans {channel}',
      channel_trouble_bot: 'Le bot n’entend rien de Telegram',
      removal_refused: 'Telegram refuse un retrait',
      brake_pulled: 'Des retraits attendent votre décision',
      account_disconnected: 'Votre compte Stripe a été déconnecté',
      dispute_opened: 'Un acheteur conteste un paiement',
      payout_failed: 'Un virement vers votre banque a échoué',
      drift_found: 'Un écart a été trouvé',
      seen_inside_again: 'Une personne retirée était de nouveau à l’intérieur',
      chat_taken: 'Un canal vendu par une autre organisation n’a pas été connecté',
      stars_taken_back: 'Des Stars sont retournées à un acheteur',
      stars_unread: 'Les transactions en Stars du bot sont illisibles',
      withdrawal_unpaid: 'L’argent d’une rétractation n’a pas pu être rendu',
      erasure_requested: 'Quelqu’un demande l’effacement de ses données',
      support_asked: 'Quelqu’un vous pose une question',
    },
    hows: {
      channel_trouble: 'La page du canal dit ce qui manque, et comment le donner.',
      removal_refused: 'Telegram refuse. Nouvelle tentative automatique.',
      brake_pulled: 'Décidez du frein ci-dessus.',
      account_disconnected:
        'Ce qui est payé reste valable. Reconnectez le compte pour continuer à vendre par carte.',
      dispute_opened: 'Répondez chez Stripe avant l’échéance. L’accès suit votre règle sur les litiges.',
      payout_failed: 'Le plus souvent, le compte bancaire est erroné : corrigez-le chez Stripe.',
      drift_found: 'Il figure ci-dessous.',
      seen_inside_again:
        'Elle a été retirée encore une fois. Peut-être un administrateur l’avait-il laissée entrer.',
      chat_taken: 'Un canal appartient à une seule organisation à la fois. L’autre doit d’abord le lâcher.',
      stars_taken_back:
        'Une rétrofacturation, ou un remboursement venu d’ailleurs. L’accès ainsi payé a pris fin.',
      stars_unread:
        'Personne dont le temps payé est écoulé ne part avant qu’elles soient lisibles. La personne qui gère cette installation vérifie le bot.',
      withdrawal_unpaid:
        'Un acheteur s’est rétracté et le remboursement n’a pas abouti de lui-même. La loi impose de rendre l’argent sous 14 jours : vérifiez chez Stripe.',
      support_asked: 'Cette personne a écrit par le bot. Sa page montre quoi, et prend votre réponse.',
      erasure_requested:
        'La loi vous donne un mois pour répondre. Sa page montre ce que cette personne a et ce qu’elle a payé.',
    },
    respondBy: 'réponse avant le {date}',
    acts: {
      check: 'Vérifier maintenant',
      channel: 'Vers le canal',
      stripe: 'Reconnecter',
      money: 'Vers les paiements',
      disputes: 'Vers les litiges',
    },
    checking: 'Nous interrogeons Telegram. Cela disparaît d’ici dès que tout va bien.',
    seen: 'Vu',
    putAside: 'Mis de côté.',
  },
  deadLetters: {
    title: 'Du travail abandonné',
    text: '{job}, au sujet de {entity} : {attempts, plural, one {essayé une fois} other {essayé # fois}}, puis abandonné. La dernière raison : {error}',
    noReason: 'aucune n’a été conservée',
    replay: 'Réessayer',
    replayAll: 'Tout réessayer',
    discard: 'Mettre de côté',
    discardTitle: 'Mettre de côté pour de bon',
    discardText: 'On n’essaie plus d’ici. Les rondes continuent de veiller sur ce dont il s’agit.',
    discarded: 'Mis de côté.',
    outcomes: {
      would_run: 'Cela s’exécuterait.',
      replayed: 'Réessayé. Cela disparaît d’ici dès que tout est rentré dans l’ordre.',
      already_converged: 'C’est rentré dans l’ordre entre-temps : il n’y avait rien à faire.',
      already_closed: 'Quelqu’un l’a mis de côté.',
      under_way: 'Un essai est en cours.',
      nothing_left: 'Ce dont il s’agissait n’est plus conservé.',
      cannot_run: 'Aucune version ne peut l’exécuter : mettez-le de côté.',
    },
    many: '{count, plural, one {# tâche est réessayée.} other {# tâches sont réessayées.}}',
  },
} as const satisfies Translation<typeof en>;
