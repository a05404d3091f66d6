import type { Clock } from '@latchkey/contracts/clock';
import type { Committer } from '@latchkey/db/outbox/unit-of-work';

/** What every use case is given. */
export interface AccessDeps extends Committer {
  clock: Clock;
}
