import type { OrderId } from '../ids.ts';

/** What Telegram says of a subscription's next payment (Bot API: BotSubscriptionUpdated, `state`). */
export const starsRenewalStates = ['active', 'canceled', 'failed'] as const;
export type StarsRenewalState = (typeof starsRenewalStates)[number];

/** An update `subscription` of a verified bot. */
export interface StarsRenewalChange {
  /** From the invoice's payload; null: not an order of ours. */
  orderId: OrderId | null;
  payerTelegramId: number;
  state: StarsRenewalState;
}

/** What may be asked of Telegram about a payment in Stars. `reopen`: the person may take up again what the bot has cancelled. */
export const starsCallKinds = ['cancel', 'reopen', 'refund'] as const;
export type StarsCallKind = (typeof starsCallKinds)[number];

/** `asked` until Telegram has answered; `superseded`: a refund was asked for meanwhile, which cancels by itself. */
export const starsCallStates = ['asked', 'done', 'refused', 'superseded'] as const;
export type StarsCallState = (typeof starsCallStates)[number];
