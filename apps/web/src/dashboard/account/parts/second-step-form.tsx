import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { Button } from '../../../components/button.tsx';
import { CheckField } from '../../../components/check-field.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { authResult } from '../../session/auth-failure.ts';
import { useAuthMutation } from '../../session/use-auth.ts';
import { AuthProblem } from './auth-problem.tsx';

const Step = z.object({ code: z.string().trim().min(1), trustDevice: z.boolean() });

/** The code of an authenticator app, or a backup code, after password or link. */
export function SecondStepForm({ onDone }: { onDone: () => unknown }) {
  const t = useTranslations('account.secondStep');
  const [byBackup, setByBackup] = useState(false);
  const form = useForm({ resolver: zodResolver(Step), defaultValues: { code: '', trustDevice: false } });
  const verify = useAuthMutation((auth, { code, trustDevice }: z.infer<typeof Step>) => {
    const path = byBackup ? '/two-factor/verify-backup-code' : '/two-factor/verify-totp';
    const typed = byBackup ? code : code.replace(/\s/g, '');
    return authResult(auth.$fetch(path, { method: 'POST', body: { code: typed, trustDevice } }));
  }, onDone);
  const change = () => {
    setByBackup(!byBackup);
    verify.reset();
    form.resetField('code');
    form.setFocus('code');
  };
  const error = form.formState.errors.code?.message;
  return (
    <form
      noValidate
      onSubmit={form.handleSubmit((step) => verify.mutate(step))}
      className="flex flex-col gap-5"
    >
      <p className="text-muted">{t(byBackup ? 'backupText' : 'text')}</p>
      <AuthProblem failure={verify.error} />
      <TextField
        label={t(byBackup ? 'backupCode' : 'code')}
        // The page has just changed to this one field.
        autoFocus
        autoComplete="one-time-code"
        inputMode={byBackup ? 'text' : 'numeric'}
        autoCapitalize="none"
        spellCheck={false}
        error={error}
        {...form.register('code')}
      />
      <CheckField label={t('trust')} {...form.register('trustDevice')} />
      <Button type="submit" busy={verify.isPending}>
        {t('act')}
      </Button>
      <Button kind="plain" size="small" onClick={change}>
        {t(byBackup ? 'useApp' : 'useBackup')}
      </Button>
    </form>
  );
}
