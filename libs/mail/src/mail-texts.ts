import type { Locale } from '@latchkey/contracts/locale';
import { createTranslator } from 'use-intl/core';
import { en } from './messages/en.ts';
import { fr } from './messages/fr.ts';

export type MailMessages = typeof en;

const messages = { en, fr } as const satisfies Record<Locale, unknown>;

/** The words of one kind of mail in a language: `mailTexts('fr', 'magicLink')('subject')`. */
export function mailTexts<N extends keyof MailMessages>(locale: Locale, namespace: N) {
  return createTranslator<MailMessages, N>({ locale, messages: messages[locale] as MailMessages, namespace });
}
