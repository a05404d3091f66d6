import type { Locale } from '../locale.ts';

/**
 * What a text may name. `plan`: what is paid for, the plan or its one channel. `channels`: several, a line each, with how each
 * stands. `price`: with how often, where that is known. `amount`: what goes back, of `total`.
 */
export const noticePlaceholders = [
  'channel',
  'channels',
  'plan',
  'until',
  'time',
  'date',
  'price',
  'amount',
  'total',
] as const;
export type NoticePlaceholder = (typeof noticePlaceholders)[number];

interface NoticeText {
  /** Of the same as a mail, where the bot does not reach the person. */
  subject: Record<Locale, string>;
  /** What it may name; beyond the first line it stands on its own. */
  may: readonly NoticePlaceholder[];
  /** What it must name, so that who reads it knows when something happens to them. */
  must: readonly NoticePlaceholder[];
  /** Under which button the message goes; null: none. `join`: one for each channel. `manage`: the person's own page. */
  button: 'enter' | 'join' | 'pay' | 'manage' | 'back' | 'not_me' | null;
  words: Record<Locale, string>;
}

/**
 * Every message to subscribers, with our words for it: they go to Telegram and, where the bot does not reach the person, as a
 * mail. `{name}` is filled in, and what stands in `[[ ]]` is left out where something that it names is not known.
 */
export const noticeTexts = {
  way_in: {
    subject: { en: 'Your way into {channel}', fr: 'Votre accès à {channel}' },
    may: ['channel', 'until'],
    must: ['channel'],
    button: 'enter',
    words: {
      en: '✅ Payment received. Your way into {channel} is open.[[ It lasts until {until}.]]\n\nTap the button and ask to join: your account is let in at once, and nobody else’s.',
      fr: '✅ Paiement reçu. Votre accès à {channel} est ouvert.[[ Il dure jusqu’au {until}.]]\n\nAppuyez sur le bouton et demandez à entrer : votre compte est accepté aussitôt, et lui seul.',
    },
  },
  inside: {
    subject: { en: 'You are in {channel}', fr: 'Vous êtes dans {channel}' },
    may: ['channel', 'until'],
    must: ['channel'],
    button: null,
    words: {
      en: '✅ Payment received. You are in {channel}.[[ It lasts until {until}.]]',
      fr: '✅ Paiement reçu. Vous êtes dans {channel}.[[ Votre accès dure jusqu’au {until}.]]',
    },
  },
  way_in_given: {
    subject: { en: 'Your way into {channel}', fr: 'Votre accès à {channel}' },
    may: ['channel', 'until'],
    must: ['channel'],
    button: 'enter',
    words: {
      en: '✅ Your way into {channel} is open.[[ It lasts until {until}.]]\n\nTap the button and ask to join: your account is let in at once, and nobody else’s.',
      fr: '✅ Votre accès à {channel} est ouvert.[[ Il dure jusqu’au {until}.]]\n\nAppuyez sur le bouton et demandez à entrer : votre compte est accepté aussitôt, et lui seul.',
    },
  },
  ways_in: {
    subject: { en: 'Your channels are open', fr: 'Vos canaux sont ouverts' },
    may: ['channels', 'until'],
    must: ['channels'],
    button: 'join',
    words: {
      en: '✅ Your channels are open.[[ You have them until {until}.]]\n\n{channels}\n\nTap a button and ask to join: your account is let in at once, and nobody else’s.',
      fr: '✅ Vos canaux sont ouverts.[[ Vous y avez accès jusqu’au {until}.]]\n\n{channels}\n\nAppuyez sur un bouton et demandez à entrer : votre compte est accepté aussitôt, et lui seul.',
    },
  },
  recovered: {
    subject: { en: 'Your payment has arrived', fr: 'Votre paiement est arrivé' },
    may: ['channel', 'plan'],
    must: [],
    button: null,
    words: {
      en: '✅ Thank you, the payment has arrived. You keep your place in {plan}.',
      fr: '✅ Merci, le paiement est arrivé. Vous gardez votre place dans {plan}.',
    },
  },
  payment_failed: {
    subject: {
      en: 'The payment for {plan} did not go through',
      fr: 'Le paiement pour {plan} n’a pas abouti',
    },
    may: ['channel', 'plan', 'until'],
    must: ['until'],
    button: 'pay',
    words: {
      en: '⚠️ The payment for {plan} did not go through. You stay in until {until}; pay until then and nothing changes.',
      fr: '⚠️ Le paiement pour {plan} n’a pas abouti. Vous gardez votre accès jusqu’au {until} ; payez d’ici là et rien ne change.',
    },
  },
  grace_midway: {
    subject: {
      en: 'The payment for {plan} is still open',
      fr: 'Le paiement pour {plan} est toujours en attente',
    },
    may: ['channel', 'plan', 'until'],
    must: ['until'],
    button: 'pay',
    words: {
      en: '⏳ The payment for {plan} is still open. You stay in until {until}; pay until then and nothing changes.',
      fr: '⏳ Le paiement pour {plan} est toujours en attente. Vous gardez votre accès jusqu’au {until} ; payez d’ici là et rien ne change.',
    },
  },
  grace_last_day: {
    subject: { en: 'Last reminder: the payment for {plan}', fr: 'Dernier rappel : le paiement pour {plan}' },
    may: ['channel', 'plan', 'until', 'time'],
    must: ['until'],
    button: 'pay',
    words: {
      en: '⏰ Last reminder: the payment for {plan} is still open. Without it your access ends on {until} at {time}.',
      fr: '⏰ Dernier rappel : le paiement pour {plan} est toujours en attente. Sans lui, votre accès prend fin le {until} à {time}.',
    },
  },
  renewal_coming: {
    subject: { en: '{plan} renews on {date}', fr: '{plan} se renouvelle le {date}' },
    may: ['channel', 'plan', 'date', 'price'],
    must: ['date'],
    button: 'manage',
    words: {
      en: '🔔 Your membership in {plan} renews on {date}[[ for {price}]].\n\nThere is nothing for you to do. If you would rather stop, your page lets you.',
      fr: '🔔 Votre abonnement à {plan} se renouvelle le {date}[[ pour {price}]].\n\nVous n’avez rien à faire. Si vous préférez arrêter, votre page le permet.',
    },
  },
  renewal_coming_stars: {
    subject: { en: '{plan} renews on {date}', fr: '{plan} se renouvelle le {date}' },
    may: ['channel', 'plan', 'date', 'price'],
    must: ['date'],
    button: null,
    words: {
      en: '🔔 Your membership in {plan} renews on {date}[[ for {price}]].\n\nPlease keep the Stars in your balance, or cancel in Telegram under Settings › My Stars.',
      fr: '🔔 Votre abonnement à {plan} se renouvelle le {date}[[ pour {price}]].\n\nGardez les Stars sur votre solde, ou résiliez dans Telegram sous Paramètres › Mes Stars.',
    },
  },
  trial_ending: {
    subject: { en: 'Your trial of {plan} ends on {date}', fr: 'Votre essai de {plan} se termine le {date}' },
    may: ['channel', 'plan', 'date', 'price'],
    must: ['date'],
    button: 'manage',
    words: {
      en: '🔔 Your free trial of {plan} ends on {date}. It then goes on[[ for {price}]].\n\nThere is nothing for you to do. If you would rather stop, your page lets you.',
      fr: '🔔 Votre essai gratuit de {plan} se termine le {date}. Il se poursuit ensuite[[ pour {price}]].\n\nVous n’avez rien à faire. Si vous préférez arrêter, votre page le permet.',
    },
  },
  removed: {
    subject: { en: 'Your access to {channel} has ended', fr: 'Votre accès à {channel} est terminé' },
    may: ['channel', 'plan'],
    must: ['channel'],
    button: 'back',
    words: {
      en: 'Your access to {channel} has ended, so you were taken out.[[ If you would like to come back, {plan} lets you in again.]]',
      fr: 'Votre accès à {channel} est terminé, vous avez donc été retiré du canal.[[ Si vous souhaitez revenir, {plan} vous l’ouvre à nouveau.]]',
    },
  },
  removed_moved: {
    subject: { en: 'Your access to {channel} has moved', fr: 'Votre accès à {channel} a été transféré' },
    may: ['channel'],
    must: ['channel'],
    button: null,
    words: {
      en: 'Your access to {channel} has moved to your other Telegram account, so this one was taken out.',
      fr: 'Votre accès à {channel} a été transféré vers votre autre compte Telegram, celui-ci a donc été retiré du canal.',
    },
  },
  move_asked: {
    subject: {
      en: 'Somebody wants to move your membership',
      fr: 'Quelqu’un veut transférer votre abonnement',
    },
    may: ['channel', 'plan', 'date', 'time'],
    must: ['date', 'time'],
    button: 'not_me',
    words: {
      en: '🔐 Somebody who reads the e-mail of your membership in {plan} has asked to move it to another Telegram account.\n\nWas it you? Then there is nothing to do: from {date} at {time} on you can finish it, and this account loses its place.\n\nIt was not you? Tap the button, and everything stays as it is.',
      fr: '🔐 Quelqu’un qui lit l’e-mail de votre abonnement à {plan} a demandé à le transférer vers un autre compte Telegram.\n\nC’était vous ? Alors vous n’avez rien à faire : à partir du {date} à {time}, vous pourrez terminer, et ce compte perdra sa place.\n\nCe n’était pas vous ? Appuyez sur le bouton, et tout reste comme avant.',
    },
  },
  channel_moved: {
    subject: { en: '{channel} has moved', fr: '{channel} a déménagé' },
    may: ['channel'],
    must: ['channel'],
    button: 'enter',
    words: {
      en: '{channel} has moved, and its old links no longer work. Your place is kept: tap the button and ask to join; you are let in at once.',
      fr: '{channel} a déménagé et ses anciens liens ne fonctionnent plus. Votre place est gardée : appuyez sur le bouton et demandez à entrer ; vous êtes accepté aussitôt.',
    },
  },
  channel_moved_no_link: {
    subject: { en: '{channel} has moved', fr: '{channel} a déménagé' },
    may: ['channel'],
    must: ['channel'],
    button: 'manage',
    words: {
      en: '{channel} has moved, and its old links no longer work. Your place is kept. The new way in is being made: your page shows it, and so does /start.',
      fr: '{channel} a déménagé et ses anciens liens ne fonctionnent plus. Votre place est gardée : envoyez /start pour le nouvel accès.',
    },
  },
  plan_changed: {
    subject: { en: 'You are now on {plan}', fr: 'Vous êtes maintenant abonné à {plan}' },
    may: ['plan', 'price', 'date'],
    must: ['plan'],
    button: 'manage',
    words: {
      en: '🔄 Your membership has changed: it is now {plan}[[, for {price}]].[[ The next charge is on {date}.]]',
      fr: '🔄 Votre abonnement a changé : c’est maintenant {plan}[[, pour {price}]].[[ Le prochain prélèvement aura lieu le {date}.]]',
    },
  },
  refunded: {
    subject: { en: 'You get {amount} back', fr: '{amount} vous sont remboursés' },
    may: ['plan', 'amount'],
    must: ['amount'],
    button: null,
    words: {
      en: '↩️ Your payment of {amount} for {plan} has been given back in full. Your bank may take up to ten days to show it.',
      fr: '↩️ Votre paiement de {amount} pour {plan} vous a été remboursé en totalité. Votre banque peut mettre jusqu’à dix jours à l’afficher.',
    },
  },
  refunded_part: {
    subject: { en: 'You get {amount} back', fr: '{amount} vous sont remboursés' },
    may: ['plan', 'amount', 'total'],
    must: ['amount'],
    button: null,
    words: {
      en: '↩️ {amount} of your payment of {total} for {plan} has been given back. Your bank may take up to ten days to show it.',
      fr: '↩️ {amount} de votre paiement de {total} pour {plan} vous ont été remboursés. Votre banque peut mettre jusqu’à dix jours à les afficher.',
    },
  },
  refunded_stars: {
    subject: { en: 'You get {amount} back', fr: '{amount} vous sont remboursés' },
    may: ['plan', 'amount'],
    must: ['amount'],
    button: null,
    words: {
      en: '↩️ {amount} for {plan} are back in your balance of Stars.',
      fr: '↩️ {amount} pour {plan} sont revenues sur votre solde de Stars.',
    },
  },
  banned_before: {
    subject: { en: 'Your access to {channel} has to wait', fr: 'Votre accès à {channel} doit attendre' },
    may: ['channel'],
    must: ['channel'],
    button: null,
    words: {
      en: '⚠️ You have access to {channel}, but this Telegram account was banned there before, so Telegram does not let it in. The creator has been told and can lift that; you will hear from me as soon as the way in is open.',
      fr: '⚠️ Vous avez accès à {channel}, mais ce compte Telegram y a été banni auparavant et Telegram ne le laisse pas entrer. Le créateur en est informé et peut lever ce bannissement ; je vous écrirai dès que l’accès sera ouvert.',
    },
  },
  too_many_channels: {
    subject: { en: 'Your access to {channel} has to wait', fr: 'Votre accès à {channel} doit attendre' },
    may: ['channel'],
    must: ['channel'],
    button: 'enter',
    words: {
      en: '⚠️ Telegram does not let you into {channel}, because this account is in as many channels and groups as Telegram allows. Leave one that you no longer need, then ask to join again: your place is kept.',
      fr: '⚠️ Telegram ne vous laisse pas entrer dans {channel}, car ce compte est déjà dans autant de canaux et de groupes que Telegram l’autorise. Quittez-en un dont vous n’avez plus besoin, puis demandez à nouveau à entrer : votre place est gardée.',
    },
  },
} as const satisfies Record<string, NoticeText>;

export type NoticeTextName = keyof typeof noticeTexts;
export const noticeTextNames = Object.keys(noticeTexts) as NoticeTextName[];

/** What the buttons under messages say. */
export const noticeButtons = {
  enter: { en: 'Ask to join', fr: 'Demander à entrer' },
  join: { en: 'Join {channel}', fr: 'Entrer dans {channel}' },
  pay: { en: 'Pay now', fr: 'Payer maintenant' },
  manage: { en: 'Your page', fr: 'Votre page' },
  back: { en: 'See {plan}', fr: 'Voir {plan}' },
  not_me: { en: 'This was not me', fr: 'Ce n’était pas moi' },
} as const satisfies Record<string, Record<Locale, string>>;
