import { setTimeout as sleep } from 'node:timers/promises';
import {
  assertSchemaCompatibility,
  type BackendFactory,
  PostgresConnection,
  type PostgresConnectionOptions,
  PostgresQueueBackend,
} from 'bullmq';

/** BullMQ's PostgreSQL backend, with two of its habits mended (below). */
export const postgresBackend: BackendFactory<PostgresQueueBackend, PostgresConnectionOptions> = (
  name,
  options,
  { withBlockingConnection = false } = {},
) => {
  const connection = new ReopeningConnection(options.connection);
  return new PacedBackend(connection, name, options, true, withBlockingConnection ? name : undefined);
};

/** The original remembers a failed first contact and refuses ever after; this one asks again. */
class ReopeningConnection extends PostgresConnection {
  #checked: Promise<void> | undefined;

  override waitUntilReady(): Promise<void> {
    this.#checked ??= this.#check().catch((error: unknown) => {
      this.#checked = undefined;
      throw error;
    });
    return this.#checked;
  }

  async #check(): Promise<void> {
    const client = await this.pool.connect();
    try {
      await assertSchemaCompatibility(client, this.schema);
    } finally {
      client.release();
    }
    setImmediate(() => this.emit('ready'));
  }
}

/** The original asks for the next job again at once after an SQL error, for ever; this one waits longer each time. */
class PacedBackend extends PostgresQueueBackend {
  #failures = 0;

  override async moveToActive(...call: Parameters<PostgresQueueBackend['moveToActive']>) {
    try {
      const next = await super.moveToActive(...call);
      this.#failures = 0;
      return next;
    } catch (error) {
      await sleep(Math.min(100 * 2 ** this.#failures, 5_000));
      this.#failures += 1;
      throw error;
    }
  }
}
