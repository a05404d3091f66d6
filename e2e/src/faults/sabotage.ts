import { onServer } from '@latchkey/db/testing/on-server';

/** Guards that a run may switch off, to show that the campaign notices. */
export const sabotageNames = [
  'compare-and-set',
  'inbox-uniqueness',
  'removal-verification',
  'sweep',
] as const;
export type SabotageName = (typeof sabotageNames)[number];

interface Sabotage {
  /** FAULT_INJECTION of the workers. */
  setting?: 'sweep' | 'removal-verification';
  /** What is done to the campaign's own database. */
  statements?: readonly string[];
  /** What becomes of statements on their way to it. */
  edit?: (bytes: Buffer) => Buffer;
}

/** How each guard is switched off: from outside, where that is possible. */
export const sabotages: Record<SabotageName, Sabotage> = {
  'compare-and-set': {
    // The comparison in the statement, and all that would refuse a stale move after it.
    edit: (bytes) =>
      replaced(bytes, / and t\.state = r\.from_state and t\.version = r\.version/g, ' and t.id is not null'),
    statements: [
      'drop trigger channel_access_moves on channel_access',
      'alter table access_ledger drop constraint access_ledger_access_id_version_pk',
      `do $$ declare c record; begin
        for c in select conname from pg_constraint where conrelid = 'channel_access'::regclass and contype = 'c' loop
          execute format('alter table channel_access drop constraint %I', c.conname);
        end loop; end $$`,
    ],
  },
  'inbox-uniqueness': {
    statements: [
      `do $$ declare c record; begin
        for c in select conname from pg_constraint where conrelid = 'inbox_key'::regclass and contype = 'p' loop
          execute format('alter table inbox_key drop constraint %I', c.conname);
        end loop; end $$`,
    ],
  },
  'removal-verification': { setting: 'removal-verification' },
  sweep: { setting: 'sweep' },
};

export async function sabotageDatabase(name: SabotageName | null, databaseUrl: string): Promise<void> {
  const statements = name ? (sabotages[name].statements ?? []) : [];
  await onServer(databaseUrl, async (sql) => {
    for (const statement of statements) await sql.unsafe(statement);
  });
}

/** Statements keep their length, so that the protocol's frames stay whole. */
function replaced(bytes: Buffer, what: RegExp, by: string): Buffer {
  const text = bytes.toString('latin1').replace(what, (found) => by.padEnd(found.length));
  return Buffer.from(text, 'latin1');
}
