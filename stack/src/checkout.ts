import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder this project is checked out in. */
export const checkout = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** Where the commands keep their data: `.latchkey/` in the checkout, never committed. */
export const dataFolder = join(checkout, '.latchkey');
