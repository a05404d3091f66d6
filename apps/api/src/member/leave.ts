import { hashToken } from '@latchkey/db/claim-link/hash-token';
import { endMemberSession } from '@latchkey/db/member/member-sessions';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Closes the member's page in this browser. */
export function memberLeave({ database: { db } }: Deps): UseCases['member']['leave'] {
  return async ({ member }) => {
    const token = member.read();
    if (token !== null) await endMemberSession(db, hashToken(token));
    member.clear();
  };
}
