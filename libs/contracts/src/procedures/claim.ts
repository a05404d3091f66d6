import { z } from 'zod';
import { ClaimToken } from '../claim-token.ts';
import { OrderId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { procedure } from './procedure.ts';

export const claim = {
  /**
   * Makes the single-use link by which a buyer tells which Telegram account will enter.
   * For the browser that began the purchase (cookie `lk_purchase`) or the organisation's credential.
   * A new link ends the older ones of the same order.
   */
  create: procedure({
    type: 'mutation',
    permission: 'public',
    input: z.object({ orderId: OrderId }),
    output: z.object({ token: ClaimToken, deepLink: z.url(), expiresAt: Instant }),
  }),
};
