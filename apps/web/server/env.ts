import { environmentOf } from '@latchkey/runtime/environment-of';
import { readEnvironmentOrExit } from '@latchkey/runtime/read-environment-or-exit';

/** Reads the variables of the web process; stops it with a message that names what is wrong. */
export function readEnv() {
  return readEnvironmentOrExit(environmentOf('web'), process.env);
}
