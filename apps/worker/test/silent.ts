import { createLogger } from '@latchkey/runtime/create-logger';

/** A logger that says nothing. */
export const silent = createLogger({ name: 'test', level: 'silent' });
