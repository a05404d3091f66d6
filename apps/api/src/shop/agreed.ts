import { LatchkeyError } from '@latchkey/contracts/errors';
import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import type { Db } from '@latchkey/db/connect-database';
import type { Consent } from '@latchkey/db/order/write-consent';
import { consentVersion, currentTexts } from './current-texts.ts';
import { knownCreator } from './known-creator.ts';

/**
 * The texts that a buyer has agreed to, as they were shown.
 *
 * @throws {LatchkeyError} `conflict` when they have changed since: what was not read is not agreed to
 */
export async function agreed(
  db: Db,
  organisationId: OrganisationId,
  { version, locale }: { version: string; locale: Locale },
): Promise<Consent> {
  const texts = await currentTexts(db, await knownCreator(db, organisationId), locale);
  if (consentVersion(organisationId, texts) !== version) {
    throw new LatchkeyError('conflict', 'The terms have changed meanwhile. Please read them again.');
  }
  const { consent, terms, withdrawal } = texts;
  return { locale, texts: { consent, terms, withdrawal } };
}
