import type { AlertWords } from './alert-words.ts';

export const fr: AlertWords = {
  someChannel: 'votre canal',
  raised: {
    removal_refused: ({ action, where }) =>
      action === 'person_is_admin'
        ? `⚠️ Une personne dont l’accès à ${where} est terminé en est administrateur\u00a0: le bot ne peut pas la retirer. Ôtez-lui ce rôle, et elle sera retirée d’elle-même.`
        : `⚠️ Une personne dont l’accès à ${where} est terminé n’a pas pu être retirée\u00a0: Telegram ne dit pas si elle s’y trouve. L’essai se répète\u00a0; la liste des accès montre de qui il s’agit.`,
    entry_refused: ({ where }) =>
      `⚠️ Une personne qui a payé pour ${where} ne peut pas entrer\u00a0: elle en avait été bannie à la main, et le bot ne défait pas ce qu’un administrateur a décidé. Levez le bannissement et elle sera admise d’elle-même\u00a0; ou remboursez-la.`,
    brake_pulled: ({ count, where }) =>
      `🛑 Beaucoup de retraits à la fois${count === null ? '' : ` (${count})`} de ${where} attendent votre avis\u00a0: c’est plus que d’habitude. Personne n’a été retiré. Regardez-les et décidez.`,
    account_disconnected: () =>
      '⚠️ Votre compte Stripe n’est plus relié. Personne ne perd pour autant l’accès qu’il a payé\u00a0; pour de nouveaux paiements par carte, le compte doit être relié à nouveau.',
    dispute_opened: () =>
      '⚠️ Un acheteur conteste un paiement. Stripe attend votre réponse à temps\u00a0: voyez le litige dans votre tableau de bord Stripe.',
    payout_failed: () =>
      '⚠️ Stripe n’a pas pu verser l’argent sur votre compte bancaire. Regardez dans votre tableau de bord Stripe.',
    drift_found: ({ where }) =>
      `⚠️ Ce qui est payé et qui se trouve dans ${where} ne concordent pas\u00a0: une personne doit choisir ce qui est juste. Voyez la liste des écarts.`,
    seen_inside_again: ({ where }) =>
      `ℹ️ Une personne dont l’accès à ${where} est terminé y a été remise à la main\u00a0; elle en est de nouveau retirée. Pour rester, il lui faut un accès ici d’abord.`,
    chat_taken: () =>
      '⚠️ Le chat auquel vous avez ajouté le bot est déjà relié par une autre organisation\u00a0; il n’a donc pas été relié à la vôtre. Il faut d’abord l’en détacher là-bas.',
    stars_taken_back: () =>
      '⚠️ Telegram a repris des Stars qu’un acheteur vous avait payées. Son accès est terminé, et Telegram est prié de ne plus le débiter.',
    withdrawal_unpaid: () =>
      '⚠️ Un acheteur s’est rétracté, et son argent n’a pas pu lui être rendu automatiquement. La loi veut qu’il le soit sous 14 jours\u00a0: regardez dans votre tableau de bord Stripe.',
    erasure_requested: () =>
      '⚠️ Un acheteur demande l’effacement de ses données. La loi vous laisse un mois pour répondre\u00a0: voyez les demandes dans vos réglages.',
    support_asked: ({ number }) =>
      `💬 Quelqu’un vous pose une question par le bot${number === null ? '' : ` (n° ${number})`}. Sa page, parmi vos membres, la montre et prend votre réponse.`,
    new_members: ({ count }) =>
      count === null || count === 1
        ? '🎉 Vous avez un nouveau membre.'
        : `🎉 Vous avez ${count} nouveaux membres.`,
    channel_connected: ({ action, where }) =>
      action === 'group'
        ? `✅ ${where} est relié. C’est encore un groupe simple, qui ne peut être vendu avant d’être un supergroupe\u00a0: dans ses réglages, activez «\u00a0Historique pour les nouveaux membres\u00a0», et Telegram en fait un.`
        : `✅ ${where} est relié. Vous pouvez maintenant le mettre dans une formule\u00a0; /stats montre à tout moment où vous en êtes.`,
    stars_unread: () =>
      '⚠️ Les transactions en Stars de votre bot ne peuvent pas être lues. Personne n’en perd son accès\u00a0; qui n’a pas renouvelé reste jusqu’à ce qu’elles puissent l’être.',
  },
  troubles: {
    other: (where) => `Le bot ne peut pas faire son travail dans ${where}. Regardez ses droits là-bas.`,
    bot_lacks_rights: (where) =>
      `Il manque au bot un droit dont il a besoin dans ${where}. Refaites-en un administrateur qui peut inviter et bannir\u00a0: d’ici là, des personnes peuvent attendre à la porte, et personne n’est retiré. Tout ce qui attend se fait ensuite de lui-même.`,
    bot_not_in_chat: (where) =>
      `Le bot a été retiré de ${where}. Ajoutez-le de nouveau comme administrateur qui peut inviter et bannir\u00a0: d’ici là, personne n’entre et personne n’est retiré. Tout ce qui attend se fait ensuite de lui-même.`,
    chat_not_found: (where) =>
      `Telegram ne trouve plus ${where}. S’il a été supprimé, arrêtez sa vente\u00a0; sinon, ajoutez-y de nouveau le bot.`,
    bot_token_rejected: (where) =>
      `Telegram refuse le jeton du bot qui sert ${where}. Mettez le nouveau jeton dans les réglages\u00a0: d’ici là, personne n’entre et personne n’est retiré.`,
    members_missing: () =>
      'Telegram ne dit pas au bot qui entre et qui sort\u00a0: une personne ajoutée à la main peut rester inaperçue. Redémarrez le processus du bot\u00a0; il demande alors à le savoir.',
    updates_missing: () =>
      'Le bot n’entend plus Telegram\u00a0: qui demande à entrer attend, et les paiements en Stars sont refusés. Voyez si le processus du bot fonctionne et peut être joint.',
  },
  solved: {
    channel_trouble: ({ action, where }) =>
      action === 'updates_missing' || action === 'members_missing'
        ? '✅ Résolu\u00a0: le bot entend de nouveau Telegram.'
        : `✅ Résolu\u00a0: tout va de nouveau bien dans ${where}.`,
    entry_refused: ({ where }) =>
      `✅ Résolu\u00a0: qui ne pouvait pas entrer dans ${where} le peut, ou n’en a plus besoin.`,
    removal_refused: ({ where }) =>
      `✅ Résolu\u00a0: le retrait de ${where} qui avait été refusé est fait, ou n’est plus nécessaire.`,
  },
  buttons: {
    ack: 'Vu',
    look: 'Regarder encore',
    release: 'Laisser faire',
    keep: 'Les garder',
    open: 'Ouvrir',
  },
};
