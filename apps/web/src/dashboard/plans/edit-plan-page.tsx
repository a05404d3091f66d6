import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { useNavigateTo } from '../../components/link.tsx';
import { useToast } from '../../components/toast.tsx';
import { ActTrouble } from '../member/acts/act-trouble.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { type Choice, ConsequenceDialog } from './consequence-dialog.tsx';
import { type PlanForm as Content, fieldsOf } from './plan-fields.ts';
import { PlanForm } from './plan-form.tsx';
import { wrongField } from './wrong-field.ts';

interface Asked {
  content: Content;
  done: () => void;
}

const newBuyers: Choice = { appliesTo: 'new_buyers', agreedLeaving: 0 };

/** Edits a plan; where members could gain or lose a channel by it, they are shown before anything is written. */
export function EditPlanPage() {
  const t = useTranslations('plans.form');
  const trpc = useTRPC();
  const toast = useToast();
  const navigate = useNavigateTo();
  const client = useQueryClient();
  const { id: organisationId } = useOrganisation();
  const { planId } = useParams({ from: '/signed-in/o/$organisationId/plans/$planId/edit' });
  const { data: plan } = useSuspenseQuery(trpc.plan.get.queryOptions({ organisationId, planId }));
  const [asked, ask] = useState<Asked | null>(null);
  const update = useMutation(trpc.plan.update.mutationOptions());
  const save = ({ content, done }: Asked, choice: Choice) =>
    update.mutate(
      { ...content, ...choice, organisationId, planId, basedOn: plan.version },
      {
        onSuccess: async () => {
          done();
          await client.invalidateQueries(trpc.plan.pathFilter());
          toast({ text: t('saved') });
          navigate(`/o/${organisationId}/plans/${planId}`);
        },
        onError: () => ask(null),
      },
    );
  const submit = (content: Content, done: () => void) => {
    const same = [...content.channelIds].sort().join() === [...plan.channelIds].sort().join();
    if (same || plan.members === 0) save({ content, done }, newBuyers);
    else ask({ content, done });
  };
  const slugTaken = wrongField(update.error, 'slug');
  return (
    <>
      <PageHeader title={t('editTitle', { name: plan.name })} intro={t('editIntro')} />
      <PlanForm
        draft={`plan ${planId} ${plan.version}`}
        initial={fieldsOf(plan)}
        act={t('save')}
        busy={update.isPending && asked === null}
        trouble={!slugTaken && <ActTrouble error={update.error} />}
        slugTaken={slugTaken}
        onSubmit={submit}
      />
      {asked && (
        <ConsequenceDialog
          plan={plan}
          channelIds={asked.content.channelIds}
          busy={update.isPending}
          onChoose={(choice) => save(asked, choice)}
          onClose={() => ask(null)}
        />
      )}
    </>
  );
}
