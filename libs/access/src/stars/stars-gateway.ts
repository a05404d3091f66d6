import type { StarsTransaction } from '@latchkey/contracts/facts/stars-transaction';
import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import type { TelegramAnswer } from '@latchkey/contracts/telegram-failure';

/** Which of our bots asks. */
export interface BotOfStars {
  organisationId: OrganisationId;
  botId: BotId;
}

/** A payment as Telegram knows it. */
export interface ChargeOfBot extends BotOfStars {
  payerTelegramId: number;
  chargeId: string;
}

/** What the use cases of Stars ask of Telegram. */
export interface StarsGateway {
  /** Up to `limit` (at most 100) of the bot's transactions, oldest first, from the `offset`-th on. */
  transactions(
    bot: BotOfStars,
    page: { offset: number; limit: number },
  ): Promise<TelegramAnswer<StarsTransaction[]>>;
  /** `cancel`: no more payments. `reopen`: the person may take it up again; it is not taken up by this. */
  editRenewal(charge: ChargeOfBot, renewal: 'cancel' | 'reopen'): Promise<TelegramAnswer<void>>;
  /** Gives the whole payment back. What was given back before is refused as `already_so`. */
  refund(charge: ChargeOfBot): Promise<TelegramAnswer<void>>;
}
