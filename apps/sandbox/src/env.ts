import { defaultPorts } from '@latchkey/runtime/default-ports';
import { environment } from '@latchkey/runtime/environment';
import { environmentOf } from '@latchkey/runtime/environment-of';
import { readEnvironmentOrExit } from '@latchkey/runtime/read-environment-or-exit';

/** Reads the sandbox's variables; stops the process with a message that names what is wrong. */
export function readEnv() {
  const shape = { ...environmentOf('sandbox'), PORT: environment.PORT.default(defaultPorts.sandbox) };
  return readEnvironmentOrExit(shape, process.env);
}
