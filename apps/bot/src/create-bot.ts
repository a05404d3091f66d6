import { localeOfPerson } from '@latchkey/contracts/locale-schema';
import { type Logger, withCorrelation } from '@latchkey/runtime/create-logger';
import { Bot, type Transformer } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import type { ApiClient } from './api-client.ts';
import type { BotContext } from './bot-context.ts';
import { answerTrouble } from './features/answer-trouble.ts';
import { answers } from './features/answers.ts';
import { broadcasts } from './features/broadcasts.ts';
import { buyWithStars } from './features/buy-with-stars.ts';
import { cancel } from './features/cancel.ts';
import { change } from './features/change.ts';
import { creators } from './features/creators.ts';
import { information } from './features/information.ts';
import { joinRequest } from './features/join-request.ts';
import { language } from './features/language.ts';
import { inGroups, leftover } from './features/leftover.ts';
import { move } from './features/move.ts';
import { plans } from './features/plans.ts';
import { preCheckout } from './features/pre-checkout.ts';
import { privacy } from './features/privacy.ts';
import { receipts } from './features/receipts.ts';
import { renew } from './features/renew.ts';
import { start } from './features/start.ts';
import { status } from './features/status.ts';
import { support } from './features/support.ts';
import { withdraw } from './features/withdraw.ts';
import { obeyRetryAfter } from './telegram/obey-retry-after.ts';
import { repeatHarmless } from './telegram/repeat-harmless.ts';
import { textsFor } from './texts/texts-for.ts';
import { type Delivery, receive } from './updates/delivery.ts';

export interface BotOptions {
  token: string;
  apiRoot: string;
  me: UserFromGetMe;
  api: ApiClient;
  log: Logger;
  /** Wraps every call to Telegram. */
  around?: Transformer | undefined;
}

const callSeconds = 10;

/** The bot with all its features, and the one way to hand it an update. */
export function createBot(options: BotOptions) {
  const { token, apiRoot, me, api } = options;
  const deliveries = new WeakMap<Update, Delivery>();
  const bot = new Bot<BotContext>(token, {
    botInfo: me,
    client: { apiRoot, timeoutSeconds: callSeconds },
  });
  bot.api.config.use(repeatHarmless, obeyRetryAfter);
  if (options.around) bot.api.config.use(options.around);
  bot.use(async (ctx, next) => {
    ctx.delivery = deliveries.get(ctx.update) ?? receive(ctx.update, me.id);
    const { chosenLocale: chosen } = ctx.delivery;
    ctx.texts = textsFor(localeOfPerson({ chosen, languageCode: ctx.from?.language_code }));
    ctx.log = withCorrelation(options.log, ctx.delivery.correlationId);
    await next();
  });
  bot.use(preCheckout(api), joinRequest(api));
  const talk = bot.chatType('private');
  talk.use(answerTrouble, answers(), start(api), status(api), plans(api), language(api), information(api));
  talk.use(renew(api), change(api), cancel(api), withdraw(api), receipts(api), support(api), privacy(api));
  talk.use(move(api));
  talk.use(creators(api), broadcasts(api), buyWithStars(api), leftover());
  bot.chatType(['group', 'supergroup']).use(inGroups());

  return {
    bot,
    handle(update: Update, delivery: Delivery): Promise<void> {
      deliveries.set(update, delivery);
      return bot.handleUpdate(update);
    },
  };
}
