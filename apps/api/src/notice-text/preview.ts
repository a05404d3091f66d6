import type { Locale } from '@latchkey/contracts/locale';
import { fillText } from '@latchkey/contracts/notices/fill-text';
import { noticeButtons, noticeTexts } from '@latchkey/contracts/notices/texts';
import { listChannels } from '@latchkey/db/channel-list/list-channels';
import { listOwnTexts } from '@latchkey/db/notice-text/notice-texts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { checkText } from './set.ts';
import { textView } from './text-view.ts';

const week = 7 * 86_400_000;
const tags = { en: 'en-GB', fr: 'fr-FR' } as const satisfies Record<Locale, string>;
const prices = { en: '€10.00', fr: '10,00\u00a0€' } as const satisfies Record<Locale, string>;

/** How a message would read, with a channel of the organisation's own and a moment in a week. */
export function noticeTextPreview({ database, clock }: Deps): UseCases['noticeText']['preview'] {
  return async ({ organisationId }, { name, locale, body }) => {
    if (body !== undefined) checkText(name, body);
    const [own, channels] = await Promise.all([
      listOwnTexts(database.db, organisationId),
      listChannels(database.db, organisationId),
    ]);
    const channel = channels[0]?.title ?? 'Morning Notes';
    const moment = new Date(clock.now().getTime() + week);
    const day = new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(moment);
    const text = fillText(body ?? textView(name, locale, own).body, {
      channel,
      channels: `• ${channel}\n• ${channels[1]?.title ?? 'Evening Notes'}`,
      plan: channel,
      until: day,
      date: day,
      time: '18:30',
      price: prices[locale],
      amount: prices[locale],
      total: prices[locale],
    });
    const { button, may } = noticeTexts[name];
    const label = button && fillText(noticeButtons[button][locale], { channel, plan: channel });
    return { text, button: label, placeholders: [...may] };
  };
}
