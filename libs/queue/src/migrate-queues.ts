import { deadLetterQueue, queueNames } from '@latchkey/contracts/jobs/catalogue';
import { quoteSchemaName, runMigrations } from 'bullmq';
import { Client } from 'pg';

/**
 * Brings the queue's tables (schema `bullmq`) up to this BullMQ; nothing to do on Redis. Safe to run from several
 * processes at once: BullMQ holds a transaction's advisory lock meanwhile.
 *
 * @param options.databaseUrl of the role that may create schemas.
 * @param options.appRole the role the processes run as, when it is another one: it is given the use of the tables.
 */
export async function migrateQueues(options: {
  databaseUrl: string;
  redisUrl?: string | undefined;
  appRole?: string;
}): Promise<void> {
  if (options.redisUrl) return;
  const client = new Client({ connectionString: options.databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await runMigrations(client);
    await client.query('BEGIN');
    await client.query("SELECT pg_advisory_xact_lock(hashtext('latchkey:migrate-queues'))");
    await client.query(tuning);
    for (const name of [...queueNames, deadLetterQueue]) await client.query(idSequence, [name]);
    if (options.appRole) await client.query(grants(options.appRole));
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** A queue's rows live for milliseconds: vacuum by count instead of by share, or its indexes fill with the dead. */
const tuning = `
  ALTER TABLE bullmq.job SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
  ALTER TABLE bullmq.event SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);`;

/** BullMQ makes this sequence at the first bulk insert, for which the processes' role has no right. */
const idSequence =
  "SELECT bullmq.next_job_id($1) WHERE to_regclass('bullmq.' || bullmq.job_id_seq_name($1)) IS NULL";

function grants(role: string): string {
  const quoted = quoteSchemaName(role);
  return `
    GRANT USAGE ON SCHEMA bullmq TO ${quoted};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA bullmq TO ${quoted};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA bullmq TO ${quoted};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA bullmq TO ${quoted};`;
}
