/**
 * Why Stars that came all the same buy nothing, and go back.
 * - `unknown_order`: their invoice names no order of the bot's organisation: it was forged, or is of another bot.
 * - `other_person`: the invoice was made for somebody else.
 * - `other_amount`: less than the order costs.
 * - `paid_already`: the order is paid, and this is no renewal.
 * - `blocked`: who pays is kept out of all that it opens.
 * - `withdrawn`: the buyer has withdrawn from the order.
 */
export const starsReturnReasons = [
  'unknown_order',
  'other_person',
  'other_amount',
  'paid_already',
  'blocked',
  'withdrawn',
] as const;
export type StarsReturnReason = (typeof starsReturnReasons)[number];
