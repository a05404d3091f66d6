import type { ServingBot } from '@latchkey/contracts/procedures/own-bot';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { ConfirmByName } from '../../../components/confirm-by-name.tsx';
import { useToast } from '../../../components/toast.tsx';
import { ActTrouble } from '../../member/acts/act-trouble.tsx';
import { useOrganisation } from '../../organisation/use-organisation.ts';
import { type BotHealth, healthOf, healthTones } from './health-of.ts';
import { TokenDialog } from './token-dialog.tsx';
import { useLookAgain } from './use-bot-acts.ts';

/** One bot: whose it is, how it is, what it serves, and what can be done with it. */
export function BotLine({ bot, isManager }: { bot: ServingBot; isManager: boolean }) {
  const t = useTranslations('bot');
  const health = healthOf(bot);
  return (
    <li className="flex flex-col gap-2 py-4 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <a
          href={`https://t.me/${bot.username}`}
          target="_blank"
          rel="noopener noreferrer"
          className="min-w-0 break-all text-lg font-semibold text-accent underline-offset-4 hover:underline"
        >
          @{bot.username}
        </a>
        <Badge tone="idle">{t(`kinds.${bot.kind}`)}</Badge>
        <Badge tone={healthTones[health]}>{t(`health.${health}`)}</Badge>
      </div>
      <p className="text-muted">
        {t('serves', { count: bot.ties.channels })}
        {bot.kind === 'own' && bot.token === 'installation' && `. ${t('ofInstallation')}`}
      </p>
      <HealthText bot={bot} health={health} />
      {isManager && bot.token === 'registered' && <BotActs bot={bot} urgent={health === 'rejected'} />}
    </li>
  );
}

function HealthText({ bot: { heardAt }, health }: { bot: ServingBot; health: BotHealth }) {
  const t = useTranslations('bot');
  const format = useFormatter();
  if (health === 'starting') return <p className="text-sm text-muted">{t('startingText')}</p>;
  const heard =
    heardAt &&
    t('heardAt', { when: format.dateTime(new Date(heardAt), { dateStyle: 'medium', timeStyle: 'short' }) });
  if (health === 'well') return <p className="text-sm text-muted">{heard}</p>;
  const tone = healthTones[health] === 'bad' ? 'text-bad' : 'text-warn';
  return (
    <p className={`text-pretty text-sm ${tone}`}>
      {t(`${health}Text`)} {health === 'silent' && heard}
    </p>
  );
}

function BotActs({ bot, urgent }: { bot: ServingBot; urgent: boolean }) {
  const t = useTranslations('bot');
  const [asking, ask] = useState<'token' | 'remove' | null>(null);
  const { channels, switches, starsPlans, starsSubscriptions } = bot.ties;
  const isFree = channels + switches + starsPlans + starsSubscriptions === 0;
  const close = () => ask(null);
  return (
    <div className="flex flex-wrap gap-3 pt-1">
      <Button kind={urgent ? 'primary' : 'quiet'} size="small" onClick={() => ask('token')}>
        {t('rotate')}
      </Button>
      {isFree && (
        <Button kind="quiet" size="small" onClick={() => ask('remove')}>
          {t('remove')}
        </Button>
      )}
      <TokenDialog open={asking === 'token'} onOpenChange={close} bot={bot} />
      <RemoveBot bot={bot} open={asking === 'remove'} onOpenChange={close} />
    </div>
  );
}

interface RemoveProps {
  bot: ServingBot;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

function RemoveBot({ bot: { id: botId, username }, open, onOpenChange }: RemoveProps) {
  const t = useTranslations('bot');
  const { id: organisationId } = useOrganisation();
  const toast = useToast();
  const lookAgain = useLookAgain();
  const remove = useMutation(
    useTRPC().ownBot.remove.mutationOptions({
      onSuccess: async () => {
        toast({ text: t('removed', { bot: username }) });
        onOpenChange(false);
        await lookAgain();
      },
    }),
  );
  return (
    <ConfirmByName
      open={open}
      onOpenChange={onOpenChange}
      title={t('removeTitle', { bot: username })}
      name={username}
      act={t('remove')}
      busy={remove.isPending}
      onConfirm={() => remove.mutate({ organisationId, botId })}
    >
      <p>{t('removeText')}</p>
      <ActTrouble error={remove.error} />
    </ConfirmByName>
  );
}
