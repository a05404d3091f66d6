import type { OnboardingView } from '@latchkey/contracts/procedures/onboarding';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/button.tsx';
import { useConnectLinks } from '../../channels/use-connect-links.ts';
import { useMay } from '../../organisation/use-organisation.ts';

/** Which Telegram account is this person's: only its chats can be connected. */
export function TelegramStep({
  telegram: { linked, anyoneLinked },
}: {
  telegram: OnboardingView['telegram'];
}) {
  const t = useTranslations('onboarding.telegram');
  const may = useMay();
  const { open, busy } = useConnectLinks();
  return (
    <>
      <p className="text-pretty text-muted">
        {linked ? t('linked') : anyoneLinked ? t('linkedOther') : t('why')}
      </p>
      {may('organisation:manage') && (
        <Button
          kind={linked ? 'quiet' : 'primary'}
          size="small"
          className="self-start"
          busy={busy}
          onClick={() => open('linkTelegram')}
        >
          {linked ? t('again') : t('act')}
        </Button>
      )}
    </>
  );
}
