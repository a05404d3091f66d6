import { useSuspenseQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { useConnectLinks } from './use-connect-links.ts';

/** The two taps in Telegram that connect a chat: who am I, and the bot added. */
export function ConnectChannel() {
  const t = useTranslations('onboarding');
  const { id: organisationId } = useOrganisation();
  const { data } = useSuspenseQuery(useTRPC().onboarding.get.queryOptions({ organisationId }));
  const { open, busy } = useConnectLinks();
  const { linked, bot } = data.telegram;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-3">
        <h3 className="font-semibold">1. {t('telegram.title')}</h3>
        {linked ? (
          <p className="flex items-center gap-2 text-ok">
            <Check className="size-5 shrink-0" />
            {t('telegram.linked')}
          </p>
        ) : (
          <>
            <p className="text-pretty text-muted">{t('telegram.why')}</p>
            <Button size="small" className="self-start" busy={busy} onClick={() => open('linkTelegram')}>
              {t('telegram.act')}
            </Button>
          </>
        )}
      </div>
      <div className="flex flex-col gap-3">
        <h3 className="font-semibold">2. {t('channel.title')}</h3>
        <p className="text-pretty text-muted">
          {bot ? t('channel.why', { bot: bot.username }) : t('channel.whyWithoutBot')}
        </p>
        <AddBot busy={busy} onOpen={open} disabled={!linked} />
        {linked && (
          <p className="flex items-center gap-2 text-sm text-muted">
            <Spinner className="size-4" />
            {t('channel.waiting')}
          </p>
        )}
      </div>
    </div>
  );
}

interface AddProps {
  busy: boolean;
  disabled: boolean;
  onOpen: (which: 'addToChannel' | 'addToGroup') => void;
}

/** Telegram has one link for channels and another for groups. */
export function AddBot({ busy, disabled, onOpen }: AddProps) {
  const t = useTranslations('onboarding.channel');
  return (
    <div className="flex flex-wrap gap-3">
      <Button size="small" disabled={disabled} busy={busy} onClick={() => onOpen('addToChannel')}>
        {t('addToChannel')}
      </Button>
      <Button kind="quiet" size="small" disabled={disabled} busy={busy} onClick={() => onOpen('addToGroup')}>
        {t('addToGroup')}
      </Button>
    </div>
  );
}
