import { randomBytes } from 'node:crypto';
import { databaseUrlOf } from './database-url.ts';
import { testServerUrl } from './env.ts';
import { onServer } from './on-server.ts';

/** A database with nothing in it, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<{ databaseUrl: string; drop(): Promise<void> }> {
  const serverUrl = testServerUrl();
  const name = `latchkey_test_${randomBytes(8).toString('hex')}`;
  await onServer(serverUrl, (server) => server.unsafe(`create database ${name}`));
  return {
    databaseUrl: databaseUrlOf(serverUrl, name),
    drop: async () => {
      await onServer(serverUrl, (server) => server.unsafe(`drop database if exists ${name} with (force)`));
    },
  };
}
