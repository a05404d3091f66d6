import { createSeal } from '@latchkey/runtime/seal';

/** Opens what the tests seal. */
export const testSeal = createSeal(['encryption-key-of-the-tests']);
