import { releaseBrake } from '@latchkey/access/brake/release-brake';
import type { BrakeId } from '@latchkey/contracts/ids';
import { systemClock } from '@latchkey/runtime/system-clock';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { OrganisationCall, UseCases } from '../trpc/use-cases.ts';
import { decided } from './decided.ts';
import { personOf } from './person-of.ts';

/** A session is as good as its password for this long. */
const freshMs = 600_000;

/** Lets those go that wait for a brake: by an Owner or Admin. */
export function brakeRelease(deps: Deps): UseCases['brake']['release'] {
  return (call, { brakeId, reason }) =>
    release(deps, call, { brakeId, reason: reason ?? null, override: false });
}

/** The same by support, with a reason. */
export function brakeOverride(deps: Deps): UseCases['brake']['override'] {
  return (call, { brakeId, reason }) => release(deps, call, { brakeId, reason, override: true });
}

async function release(
  deps: Deps,
  { organisationId, principal, correlationId }: OrganisationCall,
  asked: { brakeId: BrakeId; reason: string | null; override: boolean },
) {
  const { userId, signedInAt } = personOf(principal);
  // Sessions are on wall time, whatever the clock shows.
  const justSignedIn = systemClock.now().getTime() - signedInAt.getTime() < freshMs;
  const deciding = { ...asked, organisationId, userId, justSignedIn };
  return decided(await releaseBrake(deps, deciding, actOf(principal, correlationId, deps.clock.now())));
}
