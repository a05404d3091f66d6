import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Heading } from '../../components/heading.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { TextField } from '../../components/text-field.tsx';
import { sessionOptions } from '../session/session.ts';
import { nextOf } from './next-of.ts';

const SignIn = z.object({ email: z.email(), password: z.string().min(1) });

/** E-mail and password; afterwards to where the person wanted to go. */
export function SignInPage() {
  const t = useTranslations('account.signIn');
  const router = useRouter();
  const queryClient = useQueryClient();
  const { auth } = router.options.context;
  const form = useForm({ resolver: zodResolver(SignIn), defaultValues: { email: '', password: '' } });
  const signIn = useMutation({
    mutationFn: async (input: z.infer<typeof SignIn>) => {
      const { error } = await auth.signIn.email(input);
      if (error) throw error;
      await queryClient.invalidateQueries(sessionOptions(auth));
      await router.navigate({ href: nextOf(window.location.search) });
    },
  });
  const { errors } = form.formState;
  return (
    <Page title={t('title')}>
      <Card>
        <form
          noValidate
          onSubmit={form.handleSubmit((input) => signIn.mutate(input))}
          className="flex flex-col gap-5"
        >
          <Heading>{t('title')}</Heading>
          {signIn.error && <Notice tone="bad">{t(reasonOf(signIn.error))}</Notice>}
          <TextField
            label={t('email')}
            type="email"
            autoComplete="username"
            error={errors.email?.message}
            {...form.register('email')}
          />
          <TextField
            label={t('password')}
            type="password"
            autoComplete="current-password"
            error={errors.password?.message}
            {...form.register('password')}
          />
          <Button type="submit" busy={signIn.isPending}>
            {t('act')}
          </Button>
        </form>
      </Card>
    </Page>
  );
}

function reasonOf(error: object): 'wrong' | 'limited' | 'unreachable' {
  const status = 'status' in error ? error.status : 0;
  if (status === 429) return 'limited';
  return status === 401 || status === 403 || status === 400 ? 'wrong' : 'unreachable';
}
