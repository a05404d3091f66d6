import { environmentOf } from '@latchkey/runtime/environment-of';
import { readEnvironmentOrExit } from '@latchkey/runtime/read-environment-or-exit';

export const env = readEnvironmentOrExit(environmentOf('worker'), process.env);
