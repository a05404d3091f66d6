import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { Button } from '../../../components/button.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useToast } from '../../../components/toast.tsx';
import { authResult } from '../../session/auth-failure.ts';
import { useAuthMutation } from '../../session/use-auth.ts';
import { AuthProblem } from '../parts/auth-problem.tsx';
import { EmailPart } from './email-part.tsx';
import { Section } from './section.tsx';
import { type Me, useReadMe } from './use-me.ts';

const Profile = z.object({ name: z.string().trim().min(1).max(80) });

/** Name and address. */
export function ProfileSection({ me }: { me: Me }) {
  const t = useTranslations('account');
  const toast = useToast();
  const readMe = useReadMe();
  const form = useForm({ resolver: zodResolver(Profile), defaultValues: { name: me.name } });
  const save = useAuthMutation(
    (auth, input: z.infer<typeof Profile>) => authResult(auth.updateUser(input)),
    async (_, input) => {
      await readMe();
      form.reset(input);
      toast({ text: t('settings.saved') });
    },
  );
  return (
    <Section title={t('settings.profile')}>
      <form
        noValidate
        onSubmit={form.handleSubmit((input) => save.mutate(input))}
        className="flex flex-col gap-3"
      >
        <AuthProblem failure={save.error} />
        <div className="flex flex-wrap items-start gap-3">
          <TextField
            className="min-w-56 flex-1"
            label={t('name')}
            hint={t('settings.nameHint')}
            autoComplete="name"
            error={form.formState.errors.name?.message}
            {...form.register('name')}
          />
          <Button
            type="submit"
            kind="quiet"
            size="small"
            className="mt-7.5 min-h-11"
            busy={save.isPending}
            disabled={!form.formState.isDirty}
          >
            {t('settings.change')}
          </Button>
        </div>
      </form>
      <EmailPart me={me} />
    </Section>
  );
}
