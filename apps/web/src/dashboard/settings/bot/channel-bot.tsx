import type { ServedChannel, ServingBot } from '@latchkey/contracts/procedures/own-bot';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { Button } from '../../../components/button.tsx';
import { Link } from '../../../components/link.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { ActTrouble } from '../../member/acts/act-trouble.tsx';
import { useOrganisation } from '../../organisation/use-organisation.ts';
import { SwitchEnd } from './switch-end.tsx';
import { SwitchSteps } from './switch-steps.tsx';
import { useLookAgain } from './use-bot-acts.ts';

interface Props {
  channel: ServedChannel;
  bots: readonly ServingBot[];
  isManager: boolean;
}

/** A channel, the bot that serves it, and its way to another one. */
export function ChannelBot({ channel, bots, isManager }: Props) {
  const t = useTranslations('bot');
  const { id: organisationId } = useOrganisation();
  const serving = bots.find(({ id }) => id === channel.botId);
  const latest = channel.switch;
  const isUnderWay = latest !== null && latest.endedAt === null;
  return (
    <li className="flex flex-col gap-3 py-4 first:pt-0 last:pb-0">
      <div>
        <Link
          href={`/o/${organisationId}/channels/${channel.id}`}
          className="font-semibold underline-offset-4 hover:underline"
        >
          {channel.title}
        </Link>
        {serving && <p className="break-all text-muted">{t('servedBy', { bot: serving.username })}</p>}
      </div>
      {latest && !isUnderWay && <SwitchEnd ended={latest} />}
      {isUnderWay && <SwitchSteps underWay={latest} isManager={isManager} />}
      {!isUnderWay && isManager && <BeginSwitch channel={channel} bots={bots} />}
    </li>
  );
}

function BeginSwitch({ channel, bots }: Omit<Props, 'isManager'>) {
  const t = useTranslations('bot.switch');
  const { id: organisationId } = useOrganisation();
  const others = bots.filter(({ id }) => id !== channel.botId);
  const [chosen, choose] = useState<ServingBot['id'] | undefined>();
  const lookAgain = useLookAgain();
  const begin = useMutation(useTRPC().ownBot.startSwitch.mutationOptions({ onSuccess: () => lookAgain() }));
  const toBotId = others.find(({ id }) => id === chosen)?.id ?? others[0]?.id;
  if (!toBotId) return <p className="text-sm text-muted">{t('noOther')}</p>;
  return (
    <>
      <div className="flex flex-wrap items-end gap-3">
        <SelectField
          label={t('to')}
          className="min-w-0 flex-1 basis-52"
          value={toBotId}
          onChange={({ target }) => choose(others.find(({ id }) => id === target.value)?.id)}
        >
          {others.map(({ id, username }) => (
            <option key={id} value={id}>
              @{username}
            </option>
          ))}
        </SelectField>
        <Button
          kind="quiet"
          busy={begin.isPending}
          onClick={() => begin.mutate({ organisationId, channelId: channel.id, toBotId })}
        >
          {t('begin')}
        </Button>
      </div>
      <ActTrouble error={begin.error} />
    </>
  );
}
