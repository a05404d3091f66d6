/** The page that opens in Telegram when somebody asks to join. */
export const miniApp = {
  title: 'Join',
  intro: 'Choose how you want to be a member of {seller}.',
  pay: {
    month: 'Pay {stars} Stars a month',
    year: 'Pay {stars} Stars a year',
    once: 'Pay {stars} Stars once',
  },
  openPage: 'Open the page of this plan',
  nothing: 'Nothing is sold for this channel at the moment. Whoever runs it decides about your request.',
  close: 'Close',
  entering: { title: 'Thank you', text: 'You are being let into {channel}.' },
  inside: { title: 'You are in', text: 'Welcome to {channel}.' },
  trouble: {
    not_on_sale: 'This plan is not sold any more.',
    already_member: 'You are a member already.',
    failed: 'Telegram did not take the payment. Nothing was charged.',
    no_invoice: 'The invoice could not be made right now. Try again in a moment.',
  },
  outside: {
    title: 'Open this in Telegram',
    text: 'This page belongs to a request to join a channel, and opens there.',
  },
} as const;
