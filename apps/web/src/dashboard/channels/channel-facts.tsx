import type { ChannelDetail } from '@latchkey/contracts/procedures/channel';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Panel } from './panel.tsx';

/** What support may ask for. */
export function ChannelFacts({ channel }: { channel: ChannelDetail }) {
  const t = useTranslations('channels');
  const format = useFormatter();
  const { kind, chatId, formerChatIds, connectedAt, linkState } = channel;
  const rows: [string, ReactNode][] = [
    [t('facts.kind'), t(`kinds.${kind}`)],
    [t('facts.link'), t(`facts.linkStates.${linkState}`)],
    [t('facts.connected'), format.dateTime(new Date(connectedAt), { dateStyle: 'medium' })],
    [t('facts.chatId'), <code key="id">{chatId}</code>],
    ...(formerChatIds.length > 0
      ? [[t('facts.former'), <code key="former">{formerChatIds.join(', ')}</code>] as [string, ReactNode]]
      : []),
  ];
  return (
    <Panel title={t('facts.title')}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2.5">
        {rows.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="text-right break-words tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
