import { type ChannelNeed, channelNeeds } from '@latchkey/contracts/channel/channel-needs';
import type { ChannelDetail } from '@latchkey/contracts/procedures/channel';
import { Check, CircleAlert, CircleHelp } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { NeedList } from './need-list.tsx';
import { Panel } from './panel.tsx';

/** Those that are shown also when they are given. */
const always = [
  'invite_users',
  'restrict_members',
  'member_updates',
  'updates',
  'way_in',
] as const satisfies ChannelNeed[];

/** What the last look found: what is given, and how to give what is not. */
export function ChannelRights({ channel }: { channel: ChannelDetail }) {
  const t = useTranslations('channels');
  const { needs, canary } = channel;
  // Where the bot is not let in, nothing can be said of the rest.
  const shutOut = needs.some((need) => need === 'bot_in_chat' || need === 'bot_token');
  const rest = shutOut ? [] : always.filter((need) => !needs.includes(need));
  const unknown = (need: ChannelNeed) =>
    canary === null ||
    (need === 'member_updates' && canary.seesMembers === null) ||
    (need === 'updates' && canary.updatesArrive === null);
  return (
    <Panel title={t('rights.title')}>
      <div className="flex flex-col gap-4">
        {needs.length > 0 && <NeedList needs={channelNeeds.filter((need) => needs.includes(need))} />}
        <ul className="flex flex-col divide-y divide-line">
          {rest.map((need) => (
            <li key={need} className="flex items-center gap-3 py-2.5">
              {unknown(need) ? (
                <CircleHelp className="size-5 shrink-0 text-muted" />
              ) : (
                <Check className="size-5 shrink-0 text-ok" />
              )}
              <span className="min-w-0 flex-1">{t(`needs.${need}.name`)}</span>
              <span className="text-sm text-muted">
                {unknown(need) ? t('rights.unknown') : t('rights.given')}
              </span>
            </li>
          ))}
          {shutOut && (
            <li className="flex items-center gap-3 py-2.5 text-muted">
              <CircleAlert className="size-5 shrink-0" />
              {t('rights.unknown')}
            </li>
          )}
        </ul>
      </div>
    </Panel>
  );
}
