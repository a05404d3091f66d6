import { environmentOf } from '@latchkey/runtime/environment-of';
import { readEnvironmentOrExit } from '@latchkey/runtime/read-environment-or-exit';

/** Reads the worker's variables; stops the process with a message that names what is wrong. */
export function readEnv() {
  return readEnvironmentOrExit(environmentOf('worker'), process.env);
}
