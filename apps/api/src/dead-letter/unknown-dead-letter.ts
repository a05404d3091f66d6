import { LatchkeyError } from '@latchkey/contracts/errors';

export function unknownDeadLetter(): LatchkeyError {
  return new LatchkeyError('not_found', 'There is no such dead letter.');
}
