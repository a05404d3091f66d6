import type { Locale } from '@latchkey/contracts/locale';
import { en, type Texts } from './en.ts';
import { fr } from './fr.ts';

const texts = { en, fr } satisfies Record<Locale, Texts>;

export function textsFor(locale: Locale): Texts {
  return texts[locale];
}
