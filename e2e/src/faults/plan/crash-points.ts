/** Where each kind of process can be made to die: before and after each commit and each call to somebody else. */
const passed = {
  api: [
    'commit: inbox',
    'commit: join decision',
    'commit: join confirmation',
    'commit: claim',
    'push',
    'stripe: POST /v1/checkout/sessions',
  ],
  worker: [
    'commit: read',
    'commit: Stars',
    'commit: decision',
    'commit: finding',
    'commit: member',
    'commit: sweep',
    'commit: channel',
    'commit: channel connection',
    'commit: channel action',
    'commit: bot rights',
    'push',
    'telegram: getChatMember',
    'telegram: approveChatJoinRequest',
    'telegram: declineChatJoinRequest',
    'telegram: unbanChatMember',
    'telegram: sendMessage',
    'telegram: createChatInviteLink',
    'telegram: getChat',
    'telegram: getMe',
    'stripe: GET /v1/subscriptions/:id',
    'stripe: GET /v1/checkout/sessions/:id',
    'stripe: GET /v1/invoices',
  ],
  bot: [
    'api: bot.ingest',
    'api: bot.joinRequest',
    'api: bot.joinAnswered',
    'api: bot.start',
    'api: bot.preCheckout',
    'api: bot.starsInvoice',
    'telegram: getUpdates',
    'telegram: approveChatJoinRequest',
    'telegram: declineChatJoinRequest',
    'telegram: sendMessage',
    'telegram: createInvoiceLink',
    'telegram: answerPreCheckoutQuery',
  ],
} as const;

export type Mortal = keyof typeof passed;
export const mortals = Object.keys(passed) as Mortal[];

/** The crash points of a kind of process: `before commit: read`, `after commit: read`, … */
export function crashPointsOf(process: Mortal): string[] {
  return passed[process].flatMap((what) => [`before ${what}`, `after ${what}`]);
}
