import type { Locale } from '@latchkey/contracts/locale';
import type { Mail } from './mail.ts';
import type { MailContent } from './mail-content.ts';
import { mailTexts } from './mail-texts.ts';
import { paint } from './paint.ts';

/** The one layout of all mails: as plain text, and as HTML that is readable in light and dark and by a screen reader. */
export function layOut(locale: Locale, content: MailContent): Mail {
  const t = mailTexts(locale, 'layout');
  return {
    subject: content.subject,
    text: inText(content, t('signature')),
    html: paint(locale, content, { orCopy: t('orCopy'), signature: t('signature') }),
  };
}

function inText({ heading, before, button, code, facts, after }: MailContent, signature: string): string {
  const blocks = [
    heading,
    ...before,
    ...(code ? [code] : []),
    ...(button ? [`${button.label}\n${button.url}`] : []),
    ...(facts ? [facts.map(([name, value]) => `${name}: ${value}`).join('\n')] : []),
    ...(after ?? []),
    `-- \n${signature}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}
