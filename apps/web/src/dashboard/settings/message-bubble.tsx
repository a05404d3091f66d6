import type { Locale } from '@latchkey/contracts/locale';
import { fillText } from '@latchkey/contracts/notices/fill-text';
import {
  type NoticePlaceholder,
  type NoticeTextName,
  noticeButtons,
  noticeTexts,
} from '@latchkey/contracts/notices/texts';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { formatMoney } from '../../format/format-money.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';

const sampleDay = new Date('2027-03-14T12:00:00Z');

/** A message as it arrives in Telegram, with an example of everything filled in. */
export function MessageBubble({
  name,
  locale,
  body,
}: {
  name: NoticeTextName;
  locale: Locale;
  body: string;
}) {
  const t = useTranslations('settings.messages');
  const { id: organisationId } = useOrganisation();
  const { data: channels } = useSuspenseQuery(useTRPC().channel.list.queryOptions({ organisationId }));
  const channel = channels[0]?.title ?? t('samples.channel');
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(sampleDay);
  const price = formatMoney({ amountMinor: '900', currency: 'EUR' }, locale);
  const { button } = noticeTexts[name];
  return (
    <section aria-label={t('preview')} className="flex min-w-0 flex-col gap-3">
      <p className="text-sm font-semibold text-muted">{t('preview')}</p>
      <div lang={locale} className="rounded-2xl rounded-bl-md bg-sunken p-4 break-words whitespace-pre-line">
        {pieces(body, {
          channel,
          channels: `• ${channel}\n• ${t('samples.other')}`,
          plan: channel,
          until: day,
          date: day,
          time: '18:30',
          price,
          amount: price,
          total: price,
        })}
      </div>
      {button && (
        <span
          lang={locale}
          className="rounded-xl border border-line bg-surface px-4 py-2.5 text-center font-semibold text-accent"
        >
          {fillText(noticeButtons[button][locale], { channel, plan: channel })}
        </span>
      )}
    </section>
  );
}

/** The text in its pieces: titles are bold, as they are sent. */
function pieces(body: string, values: Record<NoticePlaceholder, string>): ReactNode[] {
  const found: ReactNode[] = [];
  fillText(body, values, (piece, of) => {
    const key = found.length;
    found.push(
      of === 'channel' || of === 'plan' ? <strong key={key}>{piece}</strong> : <span key={key}>{piece}</span>,
    );
    return '';
  });
  return found;
}
