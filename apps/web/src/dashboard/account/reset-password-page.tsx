import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { authResult } from '../session/auth-failure.ts';
import { useAuthMutation, useReadSession } from '../session/use-auth.ts';
import { AccountFrame } from './parts/account-frame.tsx';
import { AuthProblem } from './parts/auth-problem.tsx';
import { PasswordField } from './parts/password-field.tsx';
import { tokenInAddress } from './parts/token-in-address.ts';

const Reset = z.object({ newPassword: z.string().min(10).max(128) });

/** A new password, by the link of a mail. */
export function ResetPasswordPage() {
  const t = useTranslations('account');
  const [token] = useState(tokenInAddress);
  const readSession = useReadSession();
  const form = useForm({ resolver: zodResolver(Reset), defaultValues: { newPassword: '' } });
  const set = useAuthMutation(
    (auth, { newPassword }: z.infer<typeof Reset>) =>
      authResult(auth.$fetch('/reset-password', { method: 'POST', body: { newPassword, token } })),
    // All sessions have ended, this browser's too.
    readSession,
  );
  if (set.isSuccess)
    return (
      <AccountFrame title={t('reset.done')} intro={t('reset.doneText')}>
        <ButtonLink href="/sign-in">{t('signIn.act')}</ButtonLink>
      </AccountFrame>
    );
  if (token === '' || set.error?.kind === 'linkOver')
    return (
      <AccountFrame title={t('reset.failed')} intro={t('problem.linkOver')}>
        <ButtonLink href="/forgot-password">{t('reset.newLink')}</ButtonLink>
      </AccountFrame>
    );
  return (
    <AccountFrame title={t('reset.title')} intro={t('reset.text')}>
      <form
        noValidate
        onSubmit={form.handleSubmit((input) => set.mutate(input))}
        className="flex flex-col gap-5"
      >
        <AuthProblem failure={set.error} />
        <PasswordField
          label={t('newPassword')}
          hint={t('passwordHint')}
          autoComplete="new-password"
          error={form.formState.errors.newPassword?.message}
          {...form.register('newPassword')}
        />
        <Button type="submit" busy={set.isPending}>
          {t('reset.act')}
        </Button>
      </form>
    </AccountFrame>
  );
}
