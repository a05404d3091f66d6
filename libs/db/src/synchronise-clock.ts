import type { Clock } from '@latchkey/contracts/clock';
import type { Database } from './connect-database.ts';

export interface SynchronisedClock extends Clock {
  close(): void;
}

const everyMs = 30_000;

/**
 * A clock that shows the database's time, asked for twice a minute: decisions about time are then the same on every
 * machine, however its own clock is set, and nobody is removed early by one that runs ahead (hard case 28).
 *
 * @throws the driver's error when the database cannot be asked at the start; later on, time goes on from what is known
 */
export async function synchroniseClock(
  { sql }: Pick<Database, 'sql'>,
  machine: Clock,
): Promise<SynchronisedClock> {
  const measure = async (): Promise<number> => {
    const askedAt = machine.now().getTime();
    const [row] = await sql<[{ ms: string }]>`select extract(epoch from clock_timestamp()) * 1000 as ms`;
    return Number(row.ms) - (askedAt + machine.now().getTime()) / 2;
  };
  let offsetMs = await measure();
  const timer = setInterval(() => {
    measure().then(
      (measured) => {
        offsetMs = measured;
      },
      () => {},
    );
  }, everyMs).unref();
  return {
    now: () => new Date(machine.now().getTime() + offsetMs),
    close: () => clearInterval(timer),
  };
}
