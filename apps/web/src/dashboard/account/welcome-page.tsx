import { zodResolver } from '@hookform/resolvers/zod';
import { organisation } from '@latchkey/contracts/procedures/organisation';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { useTRPC } from '../../api/trpc.ts';
import { useExplainError } from '../../api/use-explain-error.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { TextField } from '../../components/text-field.tsx';
import { showServerErrors } from '../../forms/show-server-errors.ts';
import { useOrganisations } from '../organisation/use-organisation.ts';
import { authResult } from '../session/auth-failure.ts';
import { sessionOptions } from '../session/session.ts';
import { useAuth, useReadSession } from '../session/use-auth.ts';
import { AccountFrame } from './parts/account-frame.tsx';
import { WhatComes } from './parts/what-comes.tsx';

/** The first thing after signing up: a name for what is sold. Later: another organisation. */
export function WelcomePage() {
  const t = useTranslations('account.welcome');
  const isFirst = useOrganisations().length === 0;
  const { data: session } = useQuery(sessionOptions(useAuth()));
  const name = session?.user.name ?? '';
  const heading = !isFirst ? t('another') : name ? t('heading', { name }) : t('headingNoName');
  return (
    <AccountFrame
      title={isFirst ? t('title') : t('another')}
      heading={heading}
      intro={t(isFirst ? 'intro' : 'anotherIntro')}
      below={isFirst && <WhatComes />}
    >
      {session && <Found key={session.user.id} asksName={name === ''} />}
    </AccountFrame>
  );
}

const Founding = z.object({
  /** Asked of who has signed up by a link alone. */
  person: z.string().trim().min(1).max(80).optional(),
  name: organisation.create.input.shape.name,
});

function Found({ asksName }: { asksName: boolean }) {
  const t = useTranslations('account.welcome');
  const explain = useExplainError();
  const form = useForm({
    resolver: zodResolver(Founding),
    defaultValues: { name: '', ...(asksName && { person: '' }) },
  });
  const found = useFound();
  const { errors } = form.formState;
  const submit = form.handleSubmit((input) =>
    found.mutate(input, { onError: (error) => showServerErrors(form, error) }),
  );
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      {found.error && <Notice tone="bad">{explain(found.error)}</Notice>}
      {asksName && (
        <TextField
          label={t('yourName')}
          autoComplete="name"
          error={errors.person?.message}
          {...form.register('person')}
        />
      )}
      <TextField
        label={t('organisation')}
        hint={t('organisationHint')}
        placeholder={t('placeholder')}
        autoComplete="organization"
        error={errors.name?.message}
        {...form.register('name')}
      />
      <Button type="submit" busy={found.isPending || found.isSuccess}>
        {t('act')}
      </Button>
    </form>
  );
}

/** Founds the organisation, and goes on to setting it up. */
function useFound() {
  const trpc = useTRPC();
  const auth = useAuth();
  const router = useRouter();
  const queryClient = useQueryClient();
  const readSession = useReadSession();
  const { mutationFn } = trpc.organisation.create.mutationOptions();
  return useMutation({
    mutationFn: async ({ person, name }: z.infer<typeof Founding>, context) => {
      if (person) await authResult(auth.updateUser({ name: person }));
      if (!mutationFn) throw new Error('no procedure to found an organisation with');
      return mutationFn({ name }, context);
    },
    onSuccess: async ({ id }) => {
      await Promise.all([queryClient.invalidateQueries(trpc.organisation.list.queryFilter()), readSession()]);
      await router.navigate({ href: `/o/${id}/onboarding` });
    },
  });
}
