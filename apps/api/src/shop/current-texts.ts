import { createHash } from 'node:crypto';
import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { type LegalTextKind, legalTextKinds } from '@latchkey/contracts/shop/legal';
import type { Db } from '@latchkey/db/connect-database';
import type { PublicCreator } from '@latchkey/db/shop/find-creator';
import { type KeptText, listKeptTexts } from '@latchkey/db/shop/legal-texts';
import { readShopSettings } from '@latchkey/db/shop/shop-settings';
import { en } from './templates/en.ts';
import { fr } from './templates/fr.ts';
import type { TextFacts } from './templates/text-facts.ts';

/** A text as it holds now. */
export interface CurrentText {
  body: string;
  fromTemplate: boolean;
  /** The version that says exactly this, where it was kept. */
  kept: KeptText | null;
}

export type CurrentTexts = Record<LegalTextKind, CurrentText>;

const templates = { en, fr } as const satisfies Record<Locale, unknown>;

/**
 * The texts of a creator in a language: what they wrote themselves, else our template with their identity filled in. A
 * template is rendered anew each time, so it follows the identity; its versions are kept when somebody agrees to it.
 */
export async function currentTexts(
  db: Db,
  creator: Pick<PublicCreator, 'organisationId' | 'name' | 'identity'>,
  locale: Locale,
): Promise<CurrentTexts> {
  const [kept, settings] = await Promise.all([
    listKeptTexts(db, creator.organisationId, locale),
    readShopSettings(db, creator.organisationId),
  ]);
  const facts = { ...creator, withdrawalRefund: settings?.withdrawalRefund ?? 'full' };
  const entries = legalTextKinds.map((kind) => [kind, textOf(kind, locale, facts, kept.get(kind) ?? null)]);
  return Object.fromEntries(entries) as CurrentTexts;
}

function textOf(kind: LegalTextKind, locale: Locale, facts: TextFacts, newest: KeptText | null): CurrentText {
  if (newest && !newest.fromTemplate) return { body: newest.body, fromTemplate: false, kept: newest };
  const body = templates[locale][kind](facts);
  return { body, fromTemplate: true, kept: newest?.body === body ? newest : null };
}

/** A text as our template has it, whatever the seller has written. */
export async function templateOf(
  db: Db,
  creator: Pick<PublicCreator, 'organisationId' | 'name' | 'identity'>,
  kind: LegalTextKind,
  locale: Locale,
): Promise<string> {
  const settings = await readShopSettings(db, creator.organisationId);
  return templates[locale][kind]({ ...creator, withdrawalRefund: settings?.withdrawalRefund ?? 'full' });
}

/** Names the words that a buyer agrees to: other words have another name. */
export function consentVersion(organisationId: OrganisationId, texts: CurrentTexts): string {
  const hash = createHash('sha256').update(organisationId);
  for (const kind of ['consent', 'terms', 'withdrawal'] as const) hash.update(`\0${texts[kind].body}`);
  return hash.digest('base64url').slice(0, 22);
}
