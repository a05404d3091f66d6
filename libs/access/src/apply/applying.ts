import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import type { OrganisationId } from '@latchkey/contracts/ids';

/** Which object is being applied, for whom, and when. */
export interface Applying {
  target: SyncTarget;
  organisationId: OrganisationId;
  now: Date;
  correlationId: string;
}
