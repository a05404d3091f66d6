import { zodResolver } from '@hookform/resolvers/zod';
import type { UseMutationResult } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { Button } from '../../../components/button.tsx';
import type { AuthFailure } from '../../session/auth-failure.ts';
import { AuthProblem } from '../parts/auth-problem.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import type { Me } from './use-me.ts';

interface Props {
  me: Me;
  /** What will happen. */
  text: string;
  act: string;
  danger?: boolean;
  request: UseMutationResult<unknown, AuthFailure, { password?: string }>;
}

/** Asks for the password before something about signing in is changed; who has none confirms only. */
export function PasswordFirst({ me, text, act, danger = false, request }: Props) {
  const t = useTranslations('account');
  const Password = z.object({ password: me.hasPassword ? z.string().min(1) : z.string() });
  const form = useForm({ resolver: zodResolver(Password), defaultValues: { password: '' } });
  const submit = form.handleSubmit(({ password }) => request.mutate(me.hasPassword ? { password } : {}));
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <p className="text-muted">{text}</p>
      <AuthProblem failure={request.error} />
      {me.hasPassword && (
        <PasswordField
          label={t('password')}
          autoComplete="current-password"
          error={form.formState.errors.password?.message}
          {...form.register('password')}
        />
      )}
      <Button type="submit" kind={danger ? 'danger' : 'primary'} busy={request.isPending}>
        {act}
      </Button>
    </form>
  );
}
