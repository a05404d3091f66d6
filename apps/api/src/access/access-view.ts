import type { AccessView } from '@latchkey/contracts/procedures/access';
import type { AccessRow } from '@latchkey/db/access-view/select-accesses';
import { wayIn } from './way-in.ts';

/** One access as a creator or support sees it. */
export function accessView({
  access,
  channelTitle,
  link,
  linkState,
  telegramUserId,
  blocked,
}: AccessRow): AccessView {
  return {
    id: access.id,
    organisationId: access.organisationId,
    channelId: access.channelId,
    channelTitle,
    subscriberId: access.subscriberId,
    telegramUserId,
    state: access.state,
    version: access.version,
    entitledUntil: instant(access.entitledUntil),
    graceUntil: instant(access.graceUntil),
    grantedAt: instant(access.grantedAt),
    joinedAt: instant(access.joinedAt),
    revokeReason: access.revokeReason,
    revokedAt: instant(access.revokedAt),
    evidence: access.evidence,
    actionRequired: access.actionRequired,
    blocked,
    wayIn: wayIn({ state: access.state, link, linkState }),
  };
}

function instant(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
