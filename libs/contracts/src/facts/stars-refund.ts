/** Stars that went back to whoever paid them: always the whole payment (Bot API: refundStarPayment). */
export interface StarsRefund {
  /** Of the payment that was given back. */
  chargeId: string;
  refundedAt: Date;
  /** `balance`: only the bot's transactions show it; nobody told us of a refund. */
  heardBy: 'answer' | 'message' | 'balance';
}
