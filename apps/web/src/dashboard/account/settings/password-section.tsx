import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useToast } from '../../../components/toast.tsx';
import { authResult } from '../../session/auth-failure.ts';
import { useAuthMutation } from '../../session/use-auth.ts';
import { AuthProblem } from '../parts/auth-problem.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { Section } from './section.tsx';
import { sessionsKey } from './sessions.ts';
import { type Me, useReadMe } from './use-me.ts';

/** Another password, or a first one for who has signed in by links so far. */
export function PasswordSection({ me }: { me: Me }) {
  const t = useTranslations('account.settings');
  return (
    <Section title={t('passwordTitle')} text={t(me.hasPassword ? 'passwordText' : 'noPassword')}>
      {me.hasPassword ? <ChangePassword email={me.email} /> : <SetPassword email={me.email} />}
    </Section>
  );
}

const Change = z.object({ currentPassword: z.string().min(1), newPassword: z.string().min(10).max(128) });
const empty = { currentPassword: '', newPassword: '' };

function ChangePassword({ email }: { email: string }) {
  const t = useTranslations('account');
  const toast = useToast();
  const readMe = useReadMe();
  const queryClient = useQueryClient();
  const form = useForm({ resolver: zodResolver(Change), defaultValues: empty });
  const change = useAuthMutation(
    (auth, input: z.infer<typeof Change>) =>
      authResult(auth.changePassword({ ...input, revokeOtherSessions: true })),
    async () => {
      form.reset(empty);
      await Promise.all([readMe(), queryClient.invalidateQueries({ queryKey: sessionsKey })]);
      toast({ text: t('settings.passwordChanged') });
    },
  );
  const { errors } = form.formState;
  return (
    <form
      noValidate
      onSubmit={form.handleSubmit((input) => change.mutate(input))}
      className="flex flex-col gap-5"
    >
      <AuthProblem failure={change.error} />
      {/* For who keeps passwords in the browser: whose it is. */}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <div className="grid gap-5 sm:grid-cols-2">
        <PasswordField
          label={t('settings.currentPassword')}
          autoComplete="current-password"
          error={errors.currentPassword?.message}
          {...form.register('currentPassword')}
        />
        <PasswordField
          label={t('newPassword')}
          hint={t('passwordHint')}
          autoComplete="new-password"
          error={errors.newPassword?.message}
          {...form.register('newPassword')}
        />
      </div>
      <Button type="submit" kind="quiet" size="small" className="self-start" busy={change.isPending}>
        {t('settings.changePassword')}
      </Button>
    </form>
  );
}

function SetPassword({ email }: { email: string }) {
  const t = useTranslations('account.settings');
  const ask = useAuthMutation((auth) =>
    authResult(auth.$fetch('/request-password-reset', { method: 'POST', body: { email } })),
  );
  if (ask.isSuccess) return <Notice tone="ok">{t('setPasswordSent')}</Notice>;
  return (
    <>
      <AuthProblem failure={ask.error} />
      <Button
        kind="quiet"
        size="small"
        className="self-start"
        busy={ask.isPending}
        onClick={() => ask.mutate()}
      >
        {t('setPassword')}
      </Button>
    </>
  );
}
