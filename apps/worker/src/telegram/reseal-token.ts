import { type Seal, SealBroken, tokenOf } from '@latchkey/runtime/seal';

/** A token sealed with the first key, where another one sealed it; null: nothing is to be done, or no key of ours opens it. */
export function resealToken(seal: Seal, telegramId: number, sealed: string): string | null {
  if (seal.isFresh(sealed)) return null;
  try {
    return seal.close(seal.open(sealed, tokenOf(telegramId)), tokenOf(telegramId));
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}
