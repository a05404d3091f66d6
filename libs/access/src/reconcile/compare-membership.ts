import type { DriftFix, DriftKind } from '@latchkey/contracts/reconcile/drift';
import type { LookedAccess } from '@latchkey/db/reconcile/accesses-to-look-at';
import type { Membership } from '../converge/chat-gateway.ts';
import type { Desire } from '../decide/decide-access.ts';

/** How the three stand to each other, for one access. */
export interface Standing {
  access: Pick<LookedAccess, 'state' | 'stateSince' | 'everInsideAt' | 'actionRequired'>;
  /** What the facts, as the provider told them, say now, and what they would have said `settleMs` ago. */
  desire: Desire;
  desireBefore: Desire;
  membership: Membership;
  /** A subscription at a provider that can be read again carries it. */
  readable: boolean;
}

export interface MembershipDrift {
  kind: Extract<DriftKind, 'paid-not-in' | 'in-not-paid' | 'expired-still-in'>;
  fix: DriftFix;
  waitsForPerson: boolean;
}

/** What is on its way for less than this is no drift yet. */
export const settleMs = 900_000;
/** Who has not gone in for this long may not have got the way in. */
const enterWithinMs = 86_400_000;

/**
 * Whether facts, state and chat agree about one person. Owner and administrators of a chat cannot be removed: that is said on
 * the access, and is no drift. Somebody blocked is desired out, and so never "paid and not in". Who has left by themselves,
 * with their way in open, is no drift either. Pure.
 */
export function compareMembership(standing: Standing, now: Date): MembershipDrift | null {
  const { desire, access } = standing;
  const settled = now.getTime() - access.stateSince.getTime() >= settleMs;
  if (desire.kind === 'keep') return null;
  if (desire.kind === 'out') return shouldBeOut(standing, settled);
  return shouldBeIn(standing, settled, now);
}

function shouldBeIn({ access, membership }: Standing, settled: boolean, now: Date): MembershipDrift | null {
  const kind = 'paid-not-in';
  // Whoever is let in again by a payment has a move of their own; one that has not come by now was lost.
  if (access.state === 'REVOKED' || access.state === 'REVOKE_PENDING')
    return { kind, fix: 'converge', waitsForPerson: false };
  if (isInside(membership)) return null;
  // An admin's own ban is kept: only they can say whether it was meant.
  if (membership === 'kicked') return { kind, fix: 'none', waitsForPerson: true };
  if (access.state === 'PENDING')
    return settled ? { kind, fix: 'converge', waitsForPerson: access.actionRequired !== null } : null;
  const late = now.getTime() - access.stateSince.getTime() >= enterWithinMs;
  return late && !access.everInsideAt ? { kind, fix: 'invite', waitsForPerson: true } : null;
}

function shouldBeOut(
  { access, desireBefore, membership, readable }: Standing,
  settled: boolean,
): MembershipDrift | null {
  if (membership !== 'inside') return null;
  if (access.state === 'REVOKED') return { kind: 'in-not-paid', fix: 'look_again', waitsForPerson: false };
  if (access.state === 'REVOKE_PENDING') {
    const waitsForPerson = access.actionRequired !== null;
    return settled ? { kind: 'expired-still-in', fix: 'converge', waitsForPerson } : null;
  }
  // Only time has turned, and nobody has acted on it: the provider is asked before anybody is removed.
  if (desireBefore.kind !== 'out') return null;
  return { kind: 'expired-still-in', fix: readable ? 'read_again' : 'converge', waitsForPerson: false };
}

function isInside(membership: Membership): boolean {
  return membership !== 'left' && membership !== 'kicked';
}
