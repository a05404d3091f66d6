import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { useNavigateTo } from '../../components/link.tsx';
import { useToast } from '../../components/toast.tsx';
import { ActTrouble } from '../member/acts/act-trouble.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { emptyFields } from './plan-fields.ts';
import { PlanForm } from './plan-form.tsx';
import { wrongField } from './wrong-field.ts';

/** Puts a plan on sale. */
export function NewPlanPage() {
  const t = useTranslations('plans.form');
  const trpc = useTRPC();
  const toast = useToast();
  const navigate = useNavigateTo();
  const client = useQueryClient();
  const { id: organisationId } = useOrganisation();
  const { data: channels } = useSuspenseQuery(trpc.channel.list.queryOptions({ organisationId }));
  const { data: account } = useSuspenseQuery(trpc.stripeAccount.get.queryOptions({ organisationId }));
  const create = useMutation(trpc.plan.create.mutationOptions());
  const initial = emptyFields(
    channels.map(({ id }) => id),
    account ? 'EUR' : null,
  );
  const slugTaken = wrongField(create.error, 'slug');
  return (
    <>
      <PageHeader title={t('newTitle')} intro={t('newIntro')} />
      <PlanForm
        draft={`plan new ${organisationId}`}
        initial={initial}
        act={t('create')}
        busy={create.isPending}
        trouble={!slugTaken && <ActTrouble error={create.error} />}
        slugTaken={slugTaken}
        onSubmit={(content, done) =>
          create.mutate(
            { ...content, organisationId },
            {
              onSuccess: async (plan) => {
                done();
                await client.invalidateQueries(trpc.plan.pathFilter());
                toast({ text: t('created') });
                navigate(`/o/${organisationId}/plans/${plan.id}`);
              },
            },
          )
        }
      />
    </>
  );
}
