import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';

/** How a provider's object is named as the subject of a drift: its id is unique only with account and mode. */
export function objectSubject({ account, livemode, objectId }: Omit<SyncTarget, 'objectKind'>): string {
  return `${account}/${livemode ? 'live' : 'test'}/${objectId}`;
}
