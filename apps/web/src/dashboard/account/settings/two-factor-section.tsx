import { Check } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useToast } from '../../../components/toast.tsx';
import { authResult } from '../../session/auth-failure.ts';
import { useAuthMutation } from '../../session/use-auth.ts';
import { BackupCodes } from './backup-codes.tsx';
import { PasswordFirst } from './password-first.tsx';
import { Section } from './section.tsx';
import { type Me, useReadMe } from './use-me.ts';

// The QR code's library is fetched by who turns the second step on.
const TurnOn = lazy(async () => ({ default: (await import('./turn-on.tsx')).TurnOn }));

/** The second step of signing in: on, off, new backup codes. */
export function TwoFactorSection({ me }: { me: Me }) {
  const t = useTranslations('account.twoFactor');
  const [dialog, open] = useState<'on' | 'off' | 'codes' | null>(null);
  const close = () => open(null);
  const titles = { on: t('title'), off: t('turnOff'), codes: t('newCodes') } as const;
  return (
    <Section
      title={t('title')}
      text={t('text')}
      state={
        <Badge tone={me.twoFactorEnabled ? 'ok' : 'idle'} {...(me.twoFactorEnabled && { icon: Check })}>
          {t(me.twoFactorEnabled ? 'on' : 'off')}
        </Badge>
      }
    >
      <div className="flex flex-wrap gap-3">
        {me.twoFactorEnabled ? (
          <>
            <Button kind="quiet" size="small" onClick={() => open('codes')}>
              {t('newCodes')}
            </Button>
            <Button kind="danger" size="small" onClick={() => open('off')}>
              {t('turnOff')}
            </Button>
          </>
        ) : (
          <Button size="small" onClick={() => open('on')}>
            {t('turnOn')}
          </Button>
        )}
      </div>
      <Dialog
        open={dialog !== null}
        onOpenChange={(isOpen) => !isOpen && close()}
        title={titles[dialog ?? 'on']}
      >
        <Suspense>{dialog === 'on' && <TurnOn me={me} onDone={close} />}</Suspense>
        {dialog === 'off' && <TurnOff me={me} onDone={close} />}
        {dialog === 'codes' && <NewCodes me={me} onDone={close} />}
      </Dialog>
    </Section>
  );
}

interface PartProps {
  me: Me;
  onDone: () => void;
}

function TurnOff({ me, onDone }: PartProps) {
  const t = useTranslations('account.twoFactor');
  const toast = useToast();
  const readMe = useReadMe();
  const disable = useAuthMutation(
    (auth, body: { password?: string }) =>
      authResult(auth.$fetch('/two-factor/disable', { method: 'POST', body })),
    async () => {
      onDone();
      await readMe();
      toast({ text: t('turnedOff') });
    },
  );
  return <PasswordFirst me={me} text={t('offText')} act={t('turnOff')} danger request={disable} />;
}

function NewCodes({ me, onDone }: PartProps) {
  const t = useTranslations('account.twoFactor');
  const renew = useAuthMutation((auth, body: { password?: string }) =>
    authResult(
      auth.$fetch<{ backupCodes: string[] }>('/two-factor/generate-backup-codes', { method: 'POST', body }),
    ),
  );
  if (renew.data) return <BackupCodes codes={renew.data.backupCodes} onDone={onDone} />;
  return <PasswordFirst me={me} text={t('newCodesText')} act={t('newCodes')} request={renew} />;
}
