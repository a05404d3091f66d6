import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { Button } from '../../../components/button.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { authResult } from '../../session/auth-failure.ts';
import { useAuthMutation } from '../../session/use-auth.ts';
import { AuthProblem } from './auth-problem.tsx';
import { OrLine } from './or-line.tsx';
import { PasswordField } from './password-field.tsx';
import { useMagicLink } from './use-magic-link.ts';

const SignUp = z.object({
  name: z.string().trim().min(1).max(80),
  email: z.email(),
  password: z.string().min(10).max(128),
});

interface Props {
  /** Whom an invitation is for: it cannot be changed. */
  email?: string;
  next: string;
  act: string;
  onSignedUp: () => unknown;
  onLinkSent: (email: string, name: string) => void;
}

/** A new account: with a password, or with a link only. */
export function SignUpForm({ email = '', next, act, onSignedUp, onLinkSent }: Props) {
  const t = useTranslations('account');
  const form = useForm({ resolver: zodResolver(SignUp), defaultValues: { name: '', email, password: '' } });
  const signUp = useAuthMutation(
    (auth, input: z.infer<typeof SignUp>) => authResult(auth.signUp.email(input)),
    onSignedUp,
  );
  const ask = useMagicLink();
  const byLink = async () => {
    if (!(await form.trigger(['name', 'email'], { shouldFocus: true }))) return;
    const { email: to, name } = form.getValues();
    signUp.reset();
    ask.mutate({ email: to, name, next }, { onSuccess: () => onLinkSent(to, name) });
  };
  const { errors } = form.formState;
  return (
    <form
      noValidate
      onSubmit={form.handleSubmit((input) => signUp.mutate(input))}
      className="flex flex-col gap-5"
    >
      <AuthProblem failure={signUp.error ?? ask.error} />
      <TextField
        label={t('name')}
        autoComplete="name"
        error={errors.name?.message}
        {...form.register('name')}
      />
      <TextField
        label={t('email')}
        type="email"
        autoComplete="username"
        readOnly={email !== ''}
        error={errors.email?.message}
        {...form.register('email')}
      />
      <PasswordField
        label={t('password')}
        hint={t('passwordHint')}
        autoComplete="new-password"
        error={errors.password?.message}
        {...form.register('password')}
      />
      <Button type="submit" busy={signUp.isPending}>
        {act}
      </Button>
      <OrLine />
      <Button kind="quiet" busy={ask.isPending} onClick={() => void byLink()}>
        {t('signUp.byLink')}
      </Button>
    </form>
  );
}
