import type { ChannelDetail } from '@latchkey/contracts/procedures/channel';
import { useFormatter, useTranslations } from 'use-intl';
import { Link } from '../../components/link.tsx';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { Panel } from './panel.tsx';

/** Who is in, about to be, and on the way out. */
export function ChannelMembers({ channel }: { channel: ChannelDetail }) {
  const t = useTranslations('channels.who');
  const format = useFormatter();
  const may = useMay();
  const { id } = useOrganisation();
  const { membersByState: by, inside, unknownInChat } = channel;
  const rows: [string, number][] = [
    [t('GRANTED'), by.GRANTED],
    [t('inside'), inside],
    [t('PENDING'), by.PENDING],
    [t('REVOKE_PENDING'), by.REVOKE_PENDING],
    [t('REVOKED'), by.REVOKED],
  ];
  return (
    <Panel title={t('title')}>
      <dl className="flex flex-col divide-y divide-line">
        {rows.map(([label, count]) => (
          <div key={label} className="flex items-baseline justify-between gap-4 py-2.5">
            <dt className={label === t('inside') ? 'pl-4 text-muted' : ''}>{label}</dt>
            <dd className="font-semibold tabular-nums">{format.number(count)}</dd>
          </div>
        ))}
        {unknownInChat !== null && unknownInChat > 0 && (
          <div className="py-2.5">
            <div className="flex items-baseline justify-between gap-4">
              <dt>{t('unknown')}</dt>
              <dd className="font-semibold tabular-nums">{format.number(unknownInChat)}</dd>
            </div>
            <p className="mt-1 text-sm text-pretty text-muted">{t('unknownHint')}</p>
          </div>
        )}
      </dl>
      {may('access:read') && (
        <Link
          href={`/o/${id}/members`}
          className="mt-3 inline-block text-accent underline underline-offset-4"
        >
          {t('all')}
        </Link>
      )}
    </Panel>
  );
}
