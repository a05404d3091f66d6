/** Over, whatever the outcome; a status that we do not know counts as open, so that a person looks. */
export const closedDisputes: readonly string[] = [
  'won',
  'lost',
  'warning_closed',
  'prevented',
  'charge_refunded',
];

/** Whether a dispute or an inquiry is over (Stripe: Disputes, `status`). */
export function isClosedDispute(status: string): boolean {
  return closedDisputes.includes(status);
}

/**
 * Whether a dispute has cost the money for good. A prevented one ends without a verdict: what counts is whether the money
 * was withdrawn by it (otherwise it was refunded, and the refund says so).
 */
export function isLostDispute({
  status,
  withdrawnMinor,
}: {
  status: string;
  withdrawnMinor: bigint;
}): boolean {
  return status === 'lost' || (status === 'prevented' && withdrawnMinor > 0n);
}
