import type { ChannelDetail, ChannelEvent } from '@latchkey/contracts/procedures/channel';
import { ArrowRightLeft, Check, CircleAlert, Link2, type LucideIcon, Unlink } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import { Panel } from './panel.tsx';

const icons = {
  connected: Link2,
  moved: ArrowRightLeft,
  trouble: CircleAlert,
  recovered: Check,
  disconnected: Unlink,
} as const satisfies Record<ChannelEvent['kind'], LucideIcon>;

/** Connected, moved, in trouble, well again: newest first. */
export function ChannelHistory({ channel: { history } }: { channel: ChannelDetail }) {
  const t = useTranslations('channels.history');
  const format = useFormatter();
  return (
    <Panel title={t('title')}>
      {history.length === 0 && <p className="text-muted">{t('none')}</p>}
      <ol className="flex flex-col gap-4">
        {history.map(({ kind, at, action }) => {
          const Icon = icons[kind];
          return (
            <li key={`${kind} ${at}`} className="flex gap-3">
              <Icon className={`mt-0.5 size-5 shrink-0 ${kind === 'trouble' ? 'text-warn' : 'text-muted'}`} />
              <div className="min-w-0">
                <p className="text-pretty">
                  {t(kind)}
                  {kind === 'trouble' && action && `: ${t(`actions.${wordOf(action)}`)}`}
                </p>
                <time dateTime={at} className="text-sm text-muted">
                  {format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })}
                </time>
              </div>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

const told = [
  'bot_not_in_chat',
  'bot_lacks_rights',
  'chat_not_found',
  'link_missing',
  'bot_token_rejected',
  'updates_missing',
  'members_missing',
] as const;

function wordOf(action: NonNullable<ChannelEvent['action']>): (typeof told)[number] | 'other' {
  return told.find((each) => each === action) ?? 'other';
}
