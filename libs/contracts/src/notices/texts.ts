import type { Locale } from '../locale.ts';

/** What a text may name. `plan`: what is paid for, the plan or its one channel. `price`: with how often, where that is known. */
export const noticePlaceholders = ['channel', 'plan', 'until', 'time', 'date', 'price'] as const;
export type NoticePlaceholder = (typeof noticePlaceholders)[number];

interface NoticeText {
  /** What it may name; beyond the first line it stands on its own. */
  may: readonly NoticePlaceholder[];
  /** What it must name, so that who reads it knows when something happens to them. */
  must: readonly NoticePlaceholder[];
  /** Under which button the message goes; null: none. */
  button: 'enter' | 'pay' | null;
  words: Record<Locale, string>;
}

/**
 * Every message to subscribers, with our words for it. `{name}` is filled in, and what stands in `[[ ]]` is left out where
 * something that it names is not known.
 */
export const noticeTexts = {
  way_in: {
    may: ['channel', 'until'],
    must: ['channel'],
    button: 'enter',
    words: {
      en: '✅ Payment received. Your way into {channel} is open.[[ It lasts until {until}.]]\n\nTap the button and ask to join: your account is let in at once, and nobody else’s.',
      fr: '✅ Paiement reçu. Votre accès à {channel} est ouvert.[[ Il dure jusqu’au {until}.]]\n\nAppuyez sur le bouton et demandez à entrer : votre compte est accepté aussitôt, et lui seul.',
    },
  },
  inside: {
    may: ['channel', 'until'],
    must: ['channel'],
    button: null,
    words: {
      en: '✅ Payment received. You are in {channel}.[[ It lasts until {until}.]]',
      fr: '✅ Paiement reçu. Vous êtes dans {channel}.[[ Votre accès dure jusqu’au {until}.]]',
    },
  },
  way_in_given: {
    may: ['channel', 'until'],
    must: ['channel'],
    button: 'enter',
    words: {
      en: '✅ Your way into {channel} is open.[[ It lasts until {until}.]]\n\nTap the button and ask to join: your account is let in at once, and nobody else’s.',
      fr: '✅ Votre accès à {channel} est ouvert.[[ Il dure jusqu’au {until}.]]\n\nAppuyez sur le bouton et demandez à entrer : votre compte est accepté aussitôt, et lui seul.',
    },
  },
  recovered: {
    may: ['channel'],
    must: [],
    button: null,
    words: {
      en: '✅ Thank you, the payment has arrived. You keep your place in {channel}.',
      fr: '✅ Merci, le paiement est arrivé. Vous gardez votre place dans {channel}.',
    },
  },
  payment_failed: {
    may: ['channel', 'plan', 'until'],
    must: ['until'],
    button: 'pay',
    words: {
      en: '⚠️ The payment for {plan} did not go through. You stay in until {until}; pay until then and nothing changes.',
      fr: '⚠️ Le paiement pour {plan} n’a pas abouti. Vous gardez votre accès jusqu’au {until} ; payez d’ici là et rien ne change.',
    },
  },
  grace_midway: {
    may: ['channel', 'plan', 'until'],
    must: ['until'],
    button: 'pay',
    words: {
      en: '⏳ The payment for {plan} is still open. You stay in until {until}; pay until then and nothing changes.',
      fr: '⏳ Le paiement pour {plan} est toujours en attente. Vous gardez votre accès jusqu’au {until} ; payez d’ici là et rien ne change.',
    },
  },
  grace_last_day: {
    may: ['channel', 'plan', 'until', 'time'],
    must: ['until'],
    button: 'pay',
    words: {
      en: '⏰ Last reminder: the payment for {plan} is still open. Without it your access ends on {until} at {time}.',
      fr: '⏰ Dernier rappel : le paiement pour {plan} est toujours en attente. Sans lui, votre accès prend fin le {until} à {time}.',
    },
  },
  renewal_coming: {
    may: ['channel', 'plan', 'date', 'price'],
    must: ['date'],
    button: null,
    words: {
      en: '🔔 Your membership in {plan} renews on {date}[[ for {price}]].\n\nThere is nothing for you to do. If you would rather stop, /paysupport says how.',
      fr: '🔔 Votre abonnement à {plan} se renouvelle le {date}[[ pour {price}]].\n\nVous n’avez rien à faire. Si vous préférez arrêter, /paysupport vous dit comment.',
    },
  },
  renewal_coming_stars: {
    may: ['channel', 'plan', 'date', 'price'],
    must: ['date'],
    button: null,
    words: {
      en: '🔔 Your membership in {plan} renews on {date}[[ for {price}]].\n\nPlease keep the Stars in your balance, or cancel in Telegram under Settings › My Stars.',
      fr: '🔔 Votre abonnement à {plan} se renouvelle le {date}[[ pour {price}]].\n\nGardez les Stars sur votre solde, ou résiliez dans Telegram sous Paramètres › Mes Stars.',
    },
  },
  trial_ending: {
    may: ['channel', 'plan', 'date', 'price'],
    must: ['date'],
    button: null,
    words: {
      en: '🔔 Your free trial of {plan} ends on {date}. It then goes on[[ for {price}]].\n\nThere is nothing for you to do. If you would rather stop, /paysupport says how.',
      fr: '🔔 Votre essai gratuit de {plan} se termine le {date}. Il se poursuit ensuite[[ pour {price}]].\n\nVous n’avez rien à faire. Si vous préférez arrêter, /paysupport vous dit comment.',
    },
  },
  removed: {
    may: ['channel'],
    must: ['channel'],
    button: null,
    words: {
      en: 'Your access to {channel} has ended, so you were taken out. Send /start to see how to come back.',
      fr: 'Votre accès à {channel} est terminé, vous avez donc été retiré du canal. Envoyez /start pour voir comment revenir.',
    },
  },
  channel_moved: {
    may: ['channel'],
    must: ['channel'],
    button: 'enter',
    words: {
      en: '{channel} has moved, and its old links no longer work. Your place is kept: tap the button and ask to join; you are let in at once.',
      fr: '{channel} a déménagé et ses anciens liens ne fonctionnent plus. Votre place est gardée : appuyez sur le bouton et demandez à entrer ; vous êtes accepté aussitôt.',
    },
  },
  channel_moved_no_link: {
    may: ['channel'],
    must: ['channel'],
    button: null,
    words: {
      en: '{channel} has moved, and its old links no longer work. Your place is kept: send /start for the new way in.',
      fr: '{channel} a déménagé et ses anciens liens ne fonctionnent plus. Votre place est gardée : envoyez /start pour le nouvel accès.',
    },
  },
} as const satisfies Record<string, NoticeText>;

export type NoticeTextName = keyof typeof noticeTexts;
export const noticeTextNames = Object.keys(noticeTexts) as NoticeTextName[];

/** What the buttons under messages say. */
export const noticeButtons = {
  enter: { en: 'Ask to join', fr: 'Demander à entrer' },
  pay: { en: 'Pay now', fr: 'Payer maintenant' },
} as const satisfies Record<string, Record<Locale, string>>;
