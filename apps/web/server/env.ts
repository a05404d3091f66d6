import { defaultPorts } from '@latchkey/runtime/default-ports';
import { environment } from '@latchkey/runtime/environment';
import { environmentOf } from '@latchkey/runtime/environment-of';
import { readEnvironmentOrExit } from '@latchkey/runtime/read-environment-or-exit';

/** Reads the variables of the web process; stops it with a message that names what is wrong. */
export function readEnv() {
  const shape = { ...environmentOf('web'), PORT: environment.PORT.default(defaultPorts.web) };
  return readEnvironmentOrExit(shape, process.env);
}
