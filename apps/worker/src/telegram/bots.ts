import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { findTokenVersion } from '@latchkey/db/bot/find-token-version';
import { loadBot } from '@latchkey/db/bot/load-bot';
import type { Db } from '@latchkey/db/connect-database';
import { type Seal, tokenOf } from '@latchkey/runtime/seal';
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

/** Telegram clients of our bots, made once for each token. All of them obey Telegram's limits, together with all other workers. */
export interface Bots {
  /**
   * @throws UnknownBot when the organisation has no such bot (any more), or its token is not at hand
   * @throws SealBroken when the token cannot be opened
   */
  api(of: CallingBot): Promise<Api>;
  /**
   * Telegram has just rejected the token of this client. A newer one is taken up at once; otherwise it is noted, so that the
   * creator is told.
   *
   * @returns the client with the newer token; null: there is none
   */
  rejected(of: CallingBot, api: Api): Promise<Api | null>;
}

/** The same client, for messages that come for the first time, for those that have waited, and for those to many. */
type Clients = Record<'fresh' | 'waited' | 'bulk', Api>;

interface Opened {
  clients: Clients;
  telegramId: number;
  /** null: the token comes from the environment, and stays for as long as the process lives. */
  tokenVersion: number | null;
}

interface Known {
  opened: Promise<Opened>;
  /** On the monotonic clock: when it was last seen that the token is still the one in use. */
  seenAt: number;
}

/** So long a client is used before it is looked whether its token is still the one in use. */
const trustMs = 5_000;

/** Tokens are sealed in the database, or looked up by the name of their variable: none lies there in clear. */
export function createBots(options: {
  db: Db;
  apiRoot: string;
  tokens: Readonly<Record<string, string>>;
  seal: Pick<Seal, 'open'>;
  limits: TelegramLimits;
  /** Wraps every call that the limits let through. */
  around?: Transformer | undefined;
  /** Hears of a registered bot whose token Telegram rejects. */
  onRejected?: (of: { botTelegramId: number; tokenVersion: number }) => Promise<void>;
}): Bots {
  const { db, seal } = options;
  const known = new Map<BotId, Known>();

  const open = async (of: CallingBot): Promise<Opened> => {
    const bot = await loadBot(db, of);
    if (!bot || bot.removedAt) throw new UnknownBot(of.botId);
    const { telegramId, tokenCiphertext: sealed, tokenVariable } = bot;
    const token = sealed ? seal.open(sealed, tokenOf(telegramId)) : options.tokens[tokenVariable ?? ''];
    if (!token) throw new UnknownBot(of.botId);
    const client = (message: { waited: boolean; bulk: boolean }) => {
      const api = new Api(token, { apiRoot: options.apiRoot });
      if (options.around) api.config.use(options.around);
      api.config.use(obeyLimits(options.limits, { telegramId, ...message }));
      return api;
    };
    const clients = {
      fresh: client({ waited: false, bulk: false }),
      waited: client({ waited: true, bulk: false }),
      bulk: client({ waited: false, bulk: true }),
    };
    return { clients, telegramId, tokenVersion: sealed ? bot.tokenVersion : null };
  };

  const renew = (of: CallingBot): Known => {
    const next = { opened: open(of), seenAt: performance.now() };
    known.set(of.botId, next);
    next.opened.catch(() => known.get(of.botId) === next && known.delete(of.botId));
    return next;
  };

  /** What is known of a bot, made anew where its token was replaced. */
  const find = async (of: CallingBot, trust = trustMs): Promise<Opened> => {
    const found = known.get(of.botId) ?? renew(of);
    const opened = await found.opened;
    if (opened.tokenVersion === null || performance.now() - found.seenAt < trust) return opened;
    found.seenAt = performance.now();
    const version = await findTokenVersion(db, of);
    return version === opened.tokenVersion ? opened : renew(of).opened;
  };

  const clientOf = ({ clients }: Opened, { waited, bulk }: CallingBot) => {
    if (bulk) return clients.bulk;
    return waited ? clients.waited : clients.fresh;
  };

  return {
    api: async (of) => clientOf(await find(of), of),
    rejected: async (of, api) => {
      const opened = await find(of, 0);
      const { telegramId: botTelegramId, tokenVersion } = opened;
      if (tokenVersion === null) return null;
      if (clientOf(opened, of) !== api) return clientOf(opened, of);
      await options.onRejected?.({ botTelegramId, tokenVersion });
      return null;
    },
  };
}
