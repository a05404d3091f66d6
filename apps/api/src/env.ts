import { environment } from '@latchkey/runtime/environment';
import { environmentOf } from '@latchkey/runtime/environment-of';
import { readEnvironmentOrExit } from '@latchkey/runtime/read-environment-or-exit';

export type Env = ReturnType<typeof readEnv>;

/** Reads the api's variables; stops the process with a message that names what is wrong. */
export function readEnv() {
  return readEnvironmentOrExit(environmentOf('api'), process.env);
}

/** What a migration needs, and no secrets besides. */
export function readMigrationEnv() {
  const { DATABASE_URL, REDIS_URL } = environment;
  return readEnvironmentOrExit({ DATABASE_URL, REDIS_URL }, process.env);
}
