import type { BrakeView } from '@latchkey/contracts/procedures/brake';
import type { BrakeRow } from '@latchkey/db/brake/select-brakes';

/** A brake as those who run the organisation see it. */
export function brakeView({ pulledAt, decidedAt, ...brake }: BrakeRow): BrakeView {
  return { ...brake, pulledAt: pulledAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null };
}
