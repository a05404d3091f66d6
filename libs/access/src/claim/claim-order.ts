import type { OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { TelegramPerson } from '@latchkey/contracts/procedures/bot';
import { identifySubscriber } from '@latchkey/db/claim/identify-subscriber';
import { type ClaimFacts, lockClaim } from '@latchkey/db/claim/lock-claim';
import { useClaim } from '@latchkey/db/claim/use-claim';
import { hashToken } from '@latchkey/db/claim-link/hash-token';
import { convergeAll } from '@latchkey/db/membership/converge-all';
import { upsertSubscriber } from '@latchkey/db/membership/upsert-subscriber';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { settleAccesses } from '../settle/settle-accesses.ts';

export interface Claiming {
  botTelegramId: number;
  person: TelegramPerson;
  token: string;
  correlationId: string;
}

export type ClaimOutcome =
  | { kind: 'claimed'; organisationId: OrganisationId }
  | { kind: 'refused'; reason: 'unknown' | 'used' | 'expired' };

/**
 * Binds a purchase made without Telegram to the person who opens its link: once. The person's own accesses take the
 * purchase up in the same transaction. The same person opening the link again is told the same; anybody else is refused.
 */
export async function claimOrder(deps: AccessDeps, claiming: Claiming): Promise<ClaimOutcome> {
  const tokenHash = hashToken(claiming.token);
  return unitOfWork(named(deps, 'claim'), async (unit): Promise<ClaimOutcome> => {
    const claim = await lockClaim(unit.db, { tokenHash, botTelegramId: claiming.botTelegramId });
    if (!claim) return { kind: 'refused', reason: 'unknown' };
    const { organisationId } = claim;
    const mine = claim.usedByTelegramId === claiming.person.id || claim.telegramId === claiming.person.id;
    if (mine) return { kind: 'claimed', organisationId };
    if (claim.usedAt || claim.telegramId !== null) return { kind: 'refused', reason: 'used' };
    const now = deps.clock.now();
    if (claim.expiresAt <= now) return { kind: 'refused', reason: 'expired' };
    await bind(unit, claim, claiming, now);
    return { kind: 'claimed', organisationId };
  });
}

async function bind(
  unit: UnitOfWork,
  claim: ClaimFacts,
  { person, correlationId }: Claiming,
  now: Date,
): Promise<void> {
  const { organisationId, subscriberId: placeholder } = claim;
  const became = await identifySubscriber(unit.db, { organisationId, subscriberId: placeholder, person });
  const subscriberId = became
    ? placeholder
    : await upsertSubscriber(unit.db, { organisationId, person, at: now });
  await useClaim(unit.db, claim, { subscriberId, telegramId: person.id, at: now });
  const settle = (of: SubscriberId) =>
    settleAccesses(unit, { organisationId, subscriberId: of, now, correlationId });
  // Two subscribers are locked in the order of their ids, as everywhere.
  for (const of of [...new Set([placeholder, subscriberId])].sort()) await settle(of);
  // What was waiting for an identity has one now.
  await convergeAll(unit, { organisationId, subscriberId, correlationId });
}
