import { type StarsRenewalChange, starsRenewalStates } from '@latchkey/contracts/facts/stars-renewal';
import { OrderId } from '@latchkey/contracts/ids';
import { z } from 'zod';

const Change = z.object({
  user: z.object({ id: z.number().int().positive() }),
  invoice_payload: z.string(),
  state: z.enum(starsRenewalStates),
});

/** An update `subscription` (Bot API 10.2: BotSubscriptionUpdated); null when it is none, or of a state that we do not know. */
export function readStarsRenewal(subscription: unknown): StarsRenewalChange | null {
  const read = Change.safeParse(subscription).data;
  if (!read) return null;
  const { user, invoice_payload: payload, state } = read;
  return { orderId: OrderId.safeParse(payload).data ?? null, payerTelegramId: user.id, state };
}
