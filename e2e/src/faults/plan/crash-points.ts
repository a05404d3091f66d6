/** Where each kind of process can be made to die: before and after each commit and each call to somebody else. */
const passed = {
  api: [
    'commit: inbox',
    'commit: join decision',
    'commit: join confirmation',
    'commit: claim',
    'commit: support act',
    'push',
    'stripe: POST /v1/checkout/sessions',
    'stripe: POST /v1/refunds',
    'stripe: GET /v1/payment_intents/:id',
  ],
  worker: [
    'commit: read',
    'commit: account',
    'commit: Stars',
    'commit: Stars reading',
    'commit: Stars call',
    'commit: Stars end',
    'commit: Stars update',
    'commit: decision',
    'commit: brake',
    'commit: finding',
    'commit: member',
    'commit: block',
    'commit: sweep',
    'commit: reconcile',
    'commit: channel',
    'commit: channel connection',
    'commit: bot rights',
    'push',
    'telegram: getChatMember',
    'telegram: approveChatJoinRequest',
    'telegram: declineChatJoinRequest',
    'telegram: unbanChatMember',
    'telegram: sendMessage',
    'telegram: createChatInviteLink',
    'telegram: editChatInviteLink',
    'telegram: editUserStarSubscription',
    'telegram: getChat',
    'telegram: getChatAdministrators',
    'telegram: getChatMemberCount',
    'telegram: getMe',
    'telegram: getStarTransactions',
    'telegram: getWebhookInfo',
    'stripe: DELETE /v1/subscriptions/:id',
    'stripe: GET /v1/balance_transactions',
    'stripe: GET /v1/charges/:id',
    'stripe: GET /v1/checkout/sessions',
    'stripe: GET /v1/checkout/sessions/:id',
    'stripe: GET /v1/disputes',
    'stripe: GET /v1/events',
    'stripe: GET /v1/invoice_payments',
    'stripe: GET /v1/invoices',
    'stripe: GET /v1/payment_intents/:id',
    'stripe: POST /v1/refunds',
    'stripe: GET /v1/refunds',
    'stripe: GET /v1/subscriptions',
    'stripe: GET /v1/subscriptions/:id',
    'stripe: GET /v2/core/accounts/:id',
  ],
  bot: [
    'api: bot.hello',
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
    'telegram: answerCallbackQuery',
    'telegram: answerPreCheckoutQuery',
  ],
} as const;

/** What few histories come by: there somebody is to die the first time, or nobody ever will. */
export const seldomPassed: ReadonlySet<string> = new Set(
  [
    'commit: block',
    'commit: bot rights',
    'commit: claim',
    'commit: decision',
    'commit: Stars call',
    'commit: Stars end',
    'commit: Stars update',
    'commit: support act',
    'stripe: GET /v1/payment_intents/:id',
    'stripe: POST /v1/refunds',
    'telegram: editUserStarSubscription',
    'api: bot.hello',
  ].flatMap(aroundOf),
);

/** What comes by about once a step, much of it at the same moment: who dies there leaves the rest undone. */
export const passedOnceAStep: ReadonlySet<string> = new Set(
  [
    'commit: account',
    'commit: finding',
    'commit: reconcile',
    'commit: Stars reading',
    'stripe: GET /v1/balance_transactions',
    'stripe: GET /v1/checkout/sessions',
    'stripe: GET /v1/disputes',
    'stripe: GET /v1/events',
    'stripe: GET /v1/refunds',
    'stripe: GET /v1/subscriptions',
    'telegram: getChatAdministrators',
    'telegram: getChatMemberCount',
    'telegram: getStarTransactions',
  ].flatMap(aroundOf),
);

export type Mortal = keyof typeof passed;
export const mortals = Object.keys(passed) as Mortal[];

/** The crash points of a kind of process: `before commit: read`, `after commit: read`, … */
export function crashPointsOf(process: Mortal): string[] {
  return passed[process].flatMap(aroundOf);
}

function aroundOf(what: string): string[] {
  return [`before ${what}`, `after ${what}`];
}
