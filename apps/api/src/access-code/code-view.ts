import { startPayloads } from '@latchkey/contracts/claim-token';
import type { AccessCodeView } from '@latchkey/contracts/procedures/access-code';
import type { StoredAccessCode } from '@latchkey/db/access-code/list-access-codes';
import { deepLinks } from '../bot/deep-links.ts';
import { stateOfCode } from '../coupon/coupon-view.ts';

/** An access code as its creator sees it. @param bot the one that opens it; undefined: there is none */
export function codeView(
  stored: StoredAccessCode,
  bot: { username: string } | undefined,
  now: Date,
): AccessCodeView {
  const { id, code, planId, days, maxUses, uses, expiresAt, createdAt } = stored;
  return {
    id,
    code,
    planId,
    days,
    maxUses,
    uses,
    expiresAt: expiresAt?.toISOString() ?? null,
    state: stateOfCode(stored, now),
    createdAt: createdAt.toISOString(),
    botUrl: bot ? deepLinks(bot.username).start(`${startPayloads.access}${id}`) : null,
  };
}
