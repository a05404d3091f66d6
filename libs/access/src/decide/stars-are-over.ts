/** Stars end without an event: only transactions read this long after the end may show that nothing was paid again. */
export const starsSettleMs = 3_600_000;

/** Whether what was paid in Stars is over, and the bot's transactions were read late enough to know. Pure. */
export function starsAreOver(
  { paidThrough, starsReadAt }: { paidThrough: Date; starsReadAt: Date | null },
  now: Date,
): boolean {
  const settled = paidThrough.getTime() + starsSettleMs;
  return now.getTime() >= settled && starsReadAt !== null && starsReadAt.getTime() >= settled;
}
