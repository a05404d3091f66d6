export const order = {
  title: 'Your order',
  looking: 'Looking at your order…',
  moment: 'A moment, please.',
  lost: 'The connection is lost; this page goes on as soon as it is back.',
  stages: {
    unpaid: 'Waiting for the payment',
    processing: 'Your bank is on it',
    toClaim: 'Paid. One step is left',
    opening: 'Paid. Your access is being opened',
    ready: 'Your access is open',
    ended: 'This access has ended',
    expired: 'This order has expired',
    failed: 'The payment did not go through',
  },
  texts: {
    unpaid: 'This usually takes a second or two. You may close this page: your access does not depend on it.',
    processing:
      'Payments by bank debit (SEPA) take up to six working days. Your access opens by itself as soon as the money has arrived; until then there is nothing to do, and you may close this page.',
    opening: 'This usually takes a second or two. You may close this page: the bot sends you the way in.',
    ready:
      'Open the channel with the Telegram account that you chose and ask to join: you are let in at once. The bot sends you the same links.',
    ended: 'The way in is closed. To come back, buy again where you found the plan.',
    expired: 'It was not paid in time. Nothing was charged.',
    failed:
      'Your bank or card refused it, and nothing was taken. Another card or another way to pay may work.',
  },
  steps: { label: 'Where your order is', paid: 'Paid', linked: 'Telegram linked', open: 'Way in open' },
  claim:
    'Open Telegram with the account that shall enter, and press <b>Start</b>. This page goes on by itself.',
  openTelegram: 'Open Telegram',
  scan: 'Telegram is on your phone? Scan this with its camera.',
  qr: 'QR code that opens the bot in Telegram',
  newLink: 'The link does not work? Make a new one',
  enter: 'Open {channel}',
  states: {
    PENDING: 'being opened',
    GRANTED: 'open, see the bot',
    REVOKE_PENDING: 'ended',
    REVOKED: 'ended',
  },
  mail: 'Everything about your purchase is also in the mail that we have sent you: terms, invoice, and the link to your own page.',
  backToPlan: 'Back to the plan',
  sellersLink: 'To try again, open the seller’s link once more.',
  otherBrowser: 'This order belongs to another browser',
  otherBrowserText:
    'Only the browser in which you bought can show it. If you have paid, your access does not depend on this page: continue there, or by the mail that we sent you.',
  noAnswer: 'Your order cannot be shown yet',
  noAnswerText:
    'If you have paid, nothing is lost: your access does not depend on this page. It tries again by itself.',
  left: 'You left without paying',
  leftText: 'Nothing was charged, and nothing was ordered.',
  notPaid: 'Not paid',
  paidAfterAll: 'This order is paid already',
  paidAfterAllText: 'The payment arrived although you left the payment page.',
  continue: 'Continue to your access',
} as const;
