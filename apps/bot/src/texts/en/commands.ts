/** What the list of commands says of each, in its order; at most 256 characters. */
export const commands = {
  status: 'Your memberships and the way in',
  language: 'The language I speak',
  notifications: 'Which creators may write to you',
  help: 'What this bot does',
  paysupport: 'Questions about a payment',
  terms: 'Terms of purchases',
};
