import { zodResolver } from '@hookform/resolvers/zod';
import { Check, CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { Notice } from '../../../components/notice.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useToast } from '../../../components/toast.tsx';
import { authResult } from '../../session/auth-failure.ts';
import { useAuthMutation } from '../../session/use-auth.ts';
import { AuthProblem } from '../parts/auth-problem.tsx';
import type { Me } from './use-me.ts';

/** The address, whether it is confirmed, and the way to another one. */
export function EmailPart({ me }: { me: Me }) {
  const t = useTranslations('account');
  const toast = useToast();
  const [changing, change] = useState(false);
  const resend = useAuthMutation(
    (auth) =>
      authResult(auth.$fetch('/send-verification-email', { method: 'POST', body: { email: me.email } })),
    () => toast({ text: t('settings.resent') }),
  );
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <div className="min-w-56 flex-1">
          <p className="font-medium">{t('email')}</p>
          <p className="break-words">{me.email}</p>
        </div>
        <Badge tone={me.emailVerified ? 'ok' : 'warn'} icon={me.emailVerified ? Check : CircleAlert}>
          {t(me.emailVerified ? 'settings.confirmed' : 'settings.unconfirmed')}
        </Badge>
        <Button kind="quiet" size="small" onClick={() => change(true)}>
          {t('settings.emailChange')}
        </Button>
      </div>
      {!me.emailVerified && (
        <Notice tone="warn">
          <p>{t('settings.unconfirmedText')}</p>
          <Button
            kind="plain"
            size="small"
            className="px-0!"
            busy={resend.isPending}
            onClick={() => resend.mutate()}
          >
            {t('settings.resend')}
          </Button>
        </Notice>
      )}
      <AuthProblem failure={resend.error} />
      <Dialog open={changing} onOpenChange={change} title={t('settings.emailChange')}>
        <ChangeEmail me={me} />
      </Dialog>
    </div>
  );
}

const Change = z.object({ newEmail: z.email() });

function ChangeEmail({ me }: { me: Me }) {
  const t = useTranslations('account.settings');
  const form = useForm({ resolver: zodResolver(Change), defaultValues: { newEmail: '' } });
  const change = useAuthMutation((auth, { newEmail }: z.infer<typeof Change>) =>
    authResult(auth.$fetch('/change-email', { method: 'POST', body: { newEmail } })),
  );
  // First the address there is consents, if it was confirmed; otherwise the mail goes to the new one at once.
  if (change.isSuccess)
    return (
      <Notice tone="ok">
        {t('emailSent', { email: me.emailVerified ? me.email : change.variables.newEmail })}
      </Notice>
    );
  return (
    <form
      noValidate
      onSubmit={form.handleSubmit((input) => change.mutate(input))}
      className="flex flex-col gap-5"
    >
      <AuthProblem failure={change.error} />
      <TextField
        label={t('newEmail')}
        type="email"
        autoComplete="email"
        error={form.formState.errors.newEmail?.message}
        {...form.register('newEmail')}
      />
      <Button type="submit" busy={change.isPending}>
        {t('emailChange')}
      </Button>
    </form>
  );
}
