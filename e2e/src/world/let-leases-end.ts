import { rowsOf } from './records.ts';
import type { World } from './world.ts';

/**
 * Half a minute passes for what a dead worker held: leases and messages under way go by wall time, which nothing moves. Only
 * sound when that worker is gone.
 */
export async function letLeasesEnd(world: World): Promise<void> {
  await rowsOf(world, 'update channel_access set lease_until = now() where lease_until > now()');
  await rowsOf(world, 'update sync_object set lease_until = now() where lease_until > now()');
  await rowsOf(world, 'update channel set lease_until = now() where lease_until > now()');
  await rowsOf(world, 'update reconcile_part set lease_until = now() where lease_until > now()');
  await rowsOf(world, 'update stars_reading set lease_until = now() where lease_until > now()');
  await rowsOf(world, 'update stars_call set lease_until = now() where lease_until > now()');
  await rowsOf(world, "update notice set sending_at = now() - interval '30 seconds' where state = 'sending'");
  await world.sandbox.advance('2m');
}
