import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { Button } from '../../../components/button.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { QrCode } from '../../../components/qr-code.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useToast } from '../../../components/toast.tsx';
import { authResult } from '../../session/auth-failure.ts';
import { useAuthMutation } from '../../session/use-auth.ts';
import { AuthProblem } from '../parts/auth-problem.tsx';
import { BackupCodes } from './backup-codes.tsx';
import { PasswordFirst } from './password-first.tsx';
import { type Me, useReadMe } from './use-me.ts';

interface Enabled {
  totpURI: string;
  backupCodes: string[];
}

/** Turns the second step on: password, picture to scan, first code, backup codes. */
export function TurnOn({ me, onDone }: { me: Me; onDone: () => void }) {
  const t = useTranslations('account.twoFactor');
  const toast = useToast();
  const readMe = useReadMe();
  const [isVerified, setVerified] = useState(false);
  const enable = useAuthMutation((auth, body: { password?: string }) =>
    authResult(auth.$fetch<Enabled>('/two-factor/enable', { method: 'POST', body })),
  );
  if (!enable.data) {
    const text = t(me.hasPassword ? 'confirmPassword' : 'confirmNoPassword');
    return <PasswordFirst me={me} text={text} act={t('goOn')} request={enable} />;
  }
  if (!isVerified) return <Scan uri={enable.data.totpURI} onVerified={() => setVerified(true)} />;
  const finish = async () => {
    onDone();
    await readMe();
    toast({ text: t('turnedOn') });
  };
  return <BackupCodes codes={enable.data.backupCodes} onDone={() => void finish()} />;
}

const First = z.object({ code: z.string().trim().min(1) });

function Scan({ uri, onVerified }: { uri: string; onVerified: () => void }) {
  const t = useTranslations('account.twoFactor');
  const form = useForm({ resolver: zodResolver(First), defaultValues: { code: '' } });
  const verify = useAuthMutation((auth, { code }: z.infer<typeof First>) => {
    const body = { code: code.replace(/\s/g, '') };
    return authResult(auth.$fetch('/two-factor/verify-totp', { method: 'POST', body }));
  }, onVerified);
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return (
    <form
      noValidate
      onSubmit={form.handleSubmit((input) => verify.mutate(input))}
      className="flex flex-col gap-5"
    >
      <div>
        <p className="font-medium">{t('scan')}</p>
        <p className="text-muted">{t('scanText')}</p>
      </div>
      <QrCode text={uri} label={t('qr')} className="size-48 self-center" />
      <div className="flex flex-col gap-2">
        <p className="text-sm text-muted">{t('byHand')}</p>
        <div className="flex flex-wrap items-center gap-3">
          <code className="min-w-0 rounded-lg bg-sunken px-3 py-2 text-sm break-all">{secret}</code>
          <CopyButton text={secret} />
        </div>
      </div>
      <AuthProblem failure={verify.error} />
      <TextField
        label={t('code')}
        autoComplete="one-time-code"
        inputMode="numeric"
        error={form.formState.errors.code?.message}
        {...form.register('code')}
      />
      <Button type="submit" busy={verify.isPending}>
        {t('verify')}
      </Button>
    </form>
  );
}
