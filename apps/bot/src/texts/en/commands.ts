/** What the list of commands says of each, in its order; at most 256 characters. */
export const commands = {
  status: 'Your memberships and the way in',
  plans: 'What is on sale',
  renew: 'Pay, or go on after all',
  change: 'Move to another plan',
  cancel: 'Let a membership end',
  withdraw: 'Withdraw from a contract',
  receipts: 'Invoices and receipts',
  move: 'Go over to another Telegram account',
  support: 'Write to the creator',
  privacy: 'Your data: see, export, erase',
  language: 'The language I speak',
  notifications: 'Which creators may write to you',
  help: 'What this bot does',
  paysupport: 'Questions about a payment',
  terms: 'Terms of purchases',
};
