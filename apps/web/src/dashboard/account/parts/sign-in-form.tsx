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
import { TextLink } from './text-link.tsx';
import { useMagicLink } from './use-magic-link.ts';

const SignIn = z.object({ email: z.email(), password: z.string().min(1) });

interface Props {
  /** Whom it is about, where that is known: it cannot be changed. */
  email?: string;
  /** Where the link in the mail goes on. */
  next: string;
  /** The word on the button. */
  act?: string;
  onSignedIn: () => unknown;
  /** The password was right, and a second step is asked for. */
  onSecondStep: () => void;
  onLinkSent: (email: string) => void;
}

/** E-mail and password, or a link instead. */
export function SignInForm({ email = '', next, act, onSignedIn, onSecondStep, onLinkSent }: Props) {
  const t = useTranslations('account');
  const form = useForm({ resolver: zodResolver(SignIn), defaultValues: { email, password: '' } });
  const signIn = useAuthMutation(
    (auth, input: z.infer<typeof SignIn>) => authResult(auth.signIn.email(input)),
    (answer) => ('twoFactorRedirect' in answer ? onSecondStep() : onSignedIn()),
  );
  const ask = useMagicLink();
  const byLink = async () => {
    if (!(await form.trigger('email', { shouldFocus: true }))) return;
    const { email: to } = form.getValues();
    signIn.reset();
    ask.mutate({ email: to, next }, { onSuccess: () => onLinkSent(to) });
  };
  const { errors } = form.formState;
  return (
    <form
      noValidate
      onSubmit={form.handleSubmit((input) => signIn.mutate(input))}
      className="flex flex-col gap-5"
    >
      <AuthProblem failure={signIn.error ?? ask.error} />
      <TextField
        label={t('email')}
        type="email"
        autoComplete="username"
        readOnly={email !== ''}
        error={errors.email?.message}
        {...form.register('email')}
      />
      <div className="flex flex-col gap-2">
        <PasswordField
          label={t('password')}
          autoComplete="current-password"
          error={errors.password?.message}
          {...form.register('password')}
        />
        <p className="text-sm">
          <TextLink href="/forgot-password" apart={email !== ''}>
            {t('signIn.forgot')}
          </TextLink>
        </p>
      </div>
      <Button type="submit" busy={signIn.isPending}>
        {act ?? t('signIn.act')}
      </Button>
      <OrLine />
      <Button kind="quiet" busy={ask.isPending} onClick={() => void byLink()}>
        {t('signIn.byLink')}
      </Button>
    </form>
  );
}
