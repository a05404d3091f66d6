import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { loadBot } from '@latchkey/db/bot/load-bot';
import type { Db } from '@latchkey/db/connect-database';
import { Api, type Transformer } from 'grammy';
import { UnknownBot } from './unknown-bot.ts';

/** Telegram clients of our bots, made once each. */
export interface Bots {
  /** @throws UnknownBot when the organisation has no such bot, or its token is not at hand */
  api(of: { organisationId: OrganisationId; botId: BotId }): Promise<Api>;
}

/** Tokens are looked up by the name of their variable: none lies in the database in clear. */
export function createBots(options: {
  db: Db;
  apiRoot: string;
  tokens: Readonly<Record<string, string>>;
  /** Wraps every call. */
  around?: Transformer | undefined;
}): Bots {
  const known = new Map<BotId, Promise<Api>>();

  const open = async (of: { organisationId: OrganisationId; botId: BotId }): Promise<Api> => {
    const bot = await loadBot(options.db, of);
    const token = bot?.tokenVariable ? options.tokens[bot.tokenVariable] : undefined;
    if (!token) throw new UnknownBot(of.botId);
    const api = new Api(token, { apiRoot: options.apiRoot });
    if (options.around) api.config.use(options.around);
    return api;
  };

  return {
    api: (of) => {
      const opened = known.get(of.botId) ?? open(of);
      known.set(of.botId, opened);
      opened.catch(() => known.delete(of.botId));
      return opened;
    },
  };
}
