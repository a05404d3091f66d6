import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { authResult } from '../session/auth-failure.ts';
import { useAuthMutation } from '../session/use-auth.ts';
import { AccountFrame } from './parts/account-frame.tsx';
import { AuthProblem } from './parts/auth-problem.tsx';
import { TextLink } from './parts/text-link.tsx';

const Forgot = z.object({ email: z.email() });

/** Has a link sent for a new password. It says the same whether there is such an account or not. */
export function ForgotPasswordPage() {
  const t = useTranslations('account');
  const form = useForm({ resolver: zodResolver(Forgot), defaultValues: { email: '' } });
  const ask = useAuthMutation((auth, { email }: z.infer<typeof Forgot>) =>
    authResult(auth.$fetch('/request-password-reset', { method: 'POST', body: { email } })),
  );
  const back = <TextLink href="/sign-in">{t('forgot.back')}</TextLink>;
  if (ask.isSuccess)
    return (
      <AccountFrame title={t('forgot.sent')} below={back}>
        <p>
          {t.rich('forgot.sentText', {
            email: ask.variables.email,
            b: (chunks) => <strong>{chunks}</strong>,
          })}
        </p>
        <p className="text-muted">{t('linkSent.nothing')}</p>
        <Button kind="quiet" onClick={() => ask.reset()}>
          {t('linkSent.again')}
        </Button>
      </AccountFrame>
    );
  return (
    <AccountFrame title={t('forgot.title')} intro={t('forgot.text')} below={back}>
      <form
        noValidate
        onSubmit={form.handleSubmit((input) => ask.mutate(input))}
        className="flex flex-col gap-5"
      >
        <AuthProblem failure={ask.error} />
        <TextField
          label={t('email')}
          type="email"
          autoComplete="username"
          error={form.formState.errors.email?.message}
          {...form.register('email')}
        />
        <Button type="submit" busy={ask.isPending}>
          {t('forgot.act')}
        </Button>
      </form>
    </AccountFrame>
  );
}
