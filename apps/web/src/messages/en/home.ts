/** The operator's own page: sample words, to be replaced here and in `fr/home.ts`. */
export const home = {
  title: 'Paid Telegram channels, without the chores',
  lead: 'Who pays is in within seconds. Who stops paying is let out, with a grace period and reminders. You write, we mind the door.',
  start: 'Start selling',
  signIn: 'I have an account',
  free: 'Set up in ten minutes. Nothing to pay until you sell.',
  scene: {
    title: 'What your members see',
    paid: 'Payment received. Your way into <b>Morning Notes</b> is open.',
    ask: 'Ask to join',
    joined: 'Ada joined the channel',
    seconds: '2 seconds after the payment',
  },
  featuresTitle: 'The door that never forgets',
  features: {
    entry: {
      title: 'Entry by identity',
      text: 'The link is bound to the payer’s Telegram account. Passed on, it opens nothing.',
    },
    removal: {
      title: 'Removal that is checked',
      text: 'Nobody counts as removed until Telegram says so, and nobody is removed because a message got lost.',
    },
    grace: {
      title: 'Grace, not punishment',
      text: 'A card that fails is no goodbye: reminders with the link to pay, and days to do it.',
    },
    money: {
      title: 'Your own Stripe account',
      text: 'Cards, SEPA and wallets go straight to you. Telegram Stars too, with your own bot.',
    },
    rights: {
      title: 'Fair by law',
      text: 'Withdrawal in two clicks, invoices, VAT, consent with proof, export of data: built in, for the whole of Europe.',
    },
    why: {
      title: 'You always see why',
      text: 'One timeline per member, in plain words: paid, let in, reminded, out, and the reason.',
    },
  },
  stepsTitle: 'On sale in three steps',
  steps: {
    stripe: {
      title: 'Connect Stripe',
      text: 'A few minutes on Stripe’s own pages. The money is yours from the first cent.',
    },
    channel: {
      title: 'Add the bot',
      text: 'One tap adds it to your channel with exactly the rights it needs.',
    },
    link: {
      title: 'Share your link',
      text: 'Your page is ready: price, terms and checkout, in English and French.',
    },
  },
  priceTitle: 'One flat fee',
  price: '€29',
  perMonth: 'a month',
  commission: '0% commission',
  priceText: 'Whatever you sell, and however many join. Only Stripe’s own fees come on top, on your account.',
  included: {
    one: 'Channels, groups and members without limit',
    two: 'Cards, SEPA, wallets and Telegram Stars',
    three: 'Your own bot and your own pages',
    four: 'Team with roles, export at any time',
  },
  closing: 'Open your door today',
} as const;
