import type { CheckState, PartStatus } from '@latchkey/contracts/procedures/system';
import { Check, CircleAlert, CircleHelp, type LucideIcon, X } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import type { SystemStatus } from '../../../api/trpc.ts';
import { Badge } from '../../../components/badge.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import type { Tone } from '../../../components/tone.ts';
import { formatAgo } from '../../../format/format-ago.ts';

const names = ['database', 'queue', 'worker', 'bot', 'sandbox'] as const satisfies PartStatus['name'][];
const looks = {
  ok: { tone: 'ok', icon: Check },
  degraded: { tone: 'warn', icon: CircleAlert },
  down: { tone: 'bad', icon: X },
  unknown: { tone: 'idle', icon: CircleHelp },
} as const satisfies Record<CheckState, { tone: Tone; icon: LucideIcon }>;

/** One row a part, at its place from the first paint on. */
export function PartList({ status }: { status: SystemStatus | undefined }) {
  const t = useTranslations('status');
  return (
    <ul className="divide-y divide-line">
      {names.map((name) => (
        <li key={name} className="flex min-h-24 items-center gap-4 px-5 py-3 sm:min-h-20 sm:px-8">
          <div className="min-w-0 flex-1">
            <h2 className="font-semibold">{t(`names.${name}`)}</h2>
            {status ? (
              <Detail part={partOf(status, name)} now={status.now} />
            ) : (
              <Skeleton className="mt-1 h-4 w-40" />
            )}
          </div>
          {status ? <State part={partOf(status, name)} /> : <Skeleton className="h-7 w-28 rounded-full" />}
        </li>
      ))}
    </ul>
  );
}

function partOf(status: SystemStatus, name: PartStatus['name']): PartStatus | undefined {
  return status.parts.find((part) => part.name === name);
}

function Detail({ part, now }: { part: PartStatus | undefined; now: string }) {
  const t = useTranslations('status');
  const locale = useLocale();
  const ago = part?.lastSeenAt && (formatAgo(part.lastSeenAt, now, locale) ?? t('justNow'));
  const seen = ago && t('seen', { ago });
  const text = [part?.detail, seen].filter(Boolean).join(' · ');
  return <p className="text-sm text-muted wrap-anywhere">{text || t('nothing')}</p>;
}

function State({ part }: { part: PartStatus | undefined }) {
  const t = useTranslations('status');
  const state = part?.state ?? 'unknown';
  const { tone, icon } = looks[state];
  return (
    <Badge tone={tone} icon={icon} className="min-w-28 justify-center">
      {t(`states.${state}`)}
    </Badge>
  );
}
