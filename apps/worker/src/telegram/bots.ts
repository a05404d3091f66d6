import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { loadBot } from '@latchkey/db/bot/load-bot';
import type { Db } from '@latchkey/db/connect-database';
import { Api, type Transformer } from 'grammy';
import { obeyLimits, type TelegramLimits } from './limits/obey-limits.ts';
import { UnknownBot } from './unknown-bot.ts';

/** Which bot calls. */
export interface CallingBot {
  organisationId: OrganisationId;
  botId: BotId;
  /** Its message was asked to come again before: it goes before those that come for the first time. */
  waited?: boolean;
  /** Its message is one of many: all others go before it. */
  bulk?: boolean;
}

/** Telegram clients of our bots, made once each. All of them obey Telegram's limits, together with all other workers. */
export interface Bots {
  /** @throws UnknownBot when the organisation has no such bot, or its token is not at hand */
  api(of: CallingBot): Promise<Api>;
}

/** The same client, for messages that come for the first time, for those that have waited, and for those to many. */
type Clients = Record<'fresh' | 'waited' | 'bulk', Api>;

/** Tokens are looked up by the name of their variable: none lies in the database in clear. */
export function createBots(options: {
  db: Db;
  apiRoot: string;
  tokens: Readonly<Record<string, string>>;
  limits: TelegramLimits;
  /** Wraps every call that the limits let through. */
  around?: Transformer | undefined;
}): Bots {
  const known = new Map<BotId, Promise<Clients>>();

  const open = async (of: CallingBot): Promise<Clients> => {
    const bot = await loadBot(options.db, of);
    const token = bot?.tokenVariable ? options.tokens[bot.tokenVariable] : undefined;
    if (!bot || !token) throw new UnknownBot(of.botId);
    const client = (message: { waited: boolean; bulk: boolean }) => {
      const api = new Api(token, { apiRoot: options.apiRoot });
      if (options.around) api.config.use(options.around);
      api.config.use(obeyLimits(options.limits, { telegramId: bot.telegramId, ...message }));
      return api;
    };
    return {
      fresh: client({ waited: false, bulk: false }),
      waited: client({ waited: true, bulk: false }),
      bulk: client({ waited: false, bulk: true }),
    };
  };

  return {
    api: async (of) => {
      const opened = known.get(of.botId) ?? open(of);
      known.set(of.botId, opened);
      opened.catch(() => known.delete(of.botId));
      const clients = await opened;
      if (of.bulk) return clients.bulk;
      return of.waited ? clients.waited : clients.fresh;
    },
  };
}
