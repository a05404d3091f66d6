import type { BotId } from '@latchkey/contracts/ids';

/** The organisation has no such bot, or its token is not at hand. */
export class UnknownBot extends Error {
  constructor(botId: BotId) {
    super(`no token at hand for ${botId}`);
    this.name = 'UnknownBot';
  }
}
