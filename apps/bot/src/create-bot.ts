import { localeOfPerson } from '@latchkey/contracts/locale-schema';
import { type Logger, withCorrelation } from '@latchkey/runtime/create-logger';
import { Bot, type Transformer } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import type { ApiClient } from './api-client.ts';
import type { BotContext } from './bot-context.ts';
import { answerTrouble } from './features/answer-trouble.ts';
import { broadcasts } from './features/broadcasts.ts';
import { buyWithStars } from './features/buy-with-stars.ts';
import { creators } from './features/creators.ts';
import { information } from './features/information.ts';
import { joinRequest } from './features/join-request.ts';
import { language } from './features/language.ts';
import { memberships } from './features/memberships.ts';
import { preCheckout } from './features/pre-checkout.ts';
import { start } from './features/start.ts';
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
  bot
    .chatType('private')
    .use(
      answerTrouble,
      start(api),
      memberships(api),
      language(api),
      creators(api),
      broadcasts(api),
      buyWithStars(api),
      information(),
    );

  return {
    bot,
    handle(update: Update, delivery: Delivery): Promise<void> {
      deliveries.set(update, delivery);
      return bot.handleUpdate(update);
    },
  };
}
