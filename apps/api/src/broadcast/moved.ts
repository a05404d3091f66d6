import { LatchkeyError } from '@latchkey/contracts/errors';
import type { OfBroadcast } from '@latchkey/db/broadcast/read-broadcasts';
import type { Deps } from '../deps.ts';
import { viewOf } from './broadcast-view.ts';

/** @throws {LatchkeyError} `not_found`, or `conflict` for a broadcast that does not stand where that is possible */
export async function moved(deps: Deps, of: OfBroadcast, moving: Promise<boolean>): Promise<void> {
  if (await moving) return;
  await viewOf(deps, of);
  throw new LatchkeyError('conflict', 'This broadcast has moved on meanwhile. Look at it again.');
}
