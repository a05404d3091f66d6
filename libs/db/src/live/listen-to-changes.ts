import type { OrganisationId } from '@latchkey/contracts/ids';
import type { LiveKind } from '@latchkey/contracts/live';
import type { Database } from '../connect-database.ts';
import { liveChannel } from './live-channel.ts';

export interface ChangeListener {
  /** Something of a kind has changed. */
  onChange(organisationId: OrganisationId, kind: LiveKind): void;
  /** The connection stands (again): what happened while there was none was told to nobody. */
  onListening(): void;
}

/**
 * Hears, on one connection of its own that is opened anew whenever it is lost, what `publishChanges` tells. Through a pooler
 * that hands out connections by the transaction (PgBouncer) nothing is heard.
 *
 * @returns stops it
 * @throws the driver's error when the first connection cannot be made
 */
export async function listenToChanges(
  { sql }: Pick<Database, 'sql'>,
  listener: ChangeListener,
): Promise<() => Promise<void>> {
  const hear = (payload: string) => {
    const [organisationId, kind] = payload.split(' ');
    listener.onChange(organisationId as OrganisationId, kind as LiveKind);
  };
  const { unlisten } = await sql.listen(liveChannel, hear, () => listener.onListening());
  return unlisten;
}
