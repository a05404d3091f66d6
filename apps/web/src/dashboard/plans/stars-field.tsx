import { useSuspenseQuery } from '@tanstack/react-query';
import { useFormContext } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Link } from '../../components/link.tsx';
import { Notice } from '../../components/notice.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import type { PlanFields, PlanForm as Schema } from './plan-fields.ts';
import { useProblem } from './use-problem.ts';

/** The price in Stars; where the platform's bot serves a channel of the plan, why there can be none, and the way to one. */
export function StarsField() {
  const t = useTranslations('plans.form');
  const { id: organisationId } = useOrganisation();
  const { data } = useSuspenseQuery(useTRPC().ownBot.list.queryOptions({ organisationId }));
  const { register, formState, watch } = useFormContext<PlanFields, unknown, Schema>();
  const problem = useProblem();
  const [chosen, stars] = watch(['channelIds', 'stars']);
  const own = new Set(data.bots.filter(({ kind }) => kind === 'own').map(({ id }) => id));
  const served = data.channels.filter(({ id }) => chosen.length === 0 || chosen.includes(id));
  const needsOwn = own.size === 0 || served.some(({ botId }) => !own.has(botId));
  return (
    <>
      <TextField
        optional
        label={t('stars')}
        hint={needsOwn ? undefined : t('starsHint')}
        inputMode="numeric"
        disabled={needsOwn && stars === ''}
        error={problem(formState.errors.stars?.message)}
        {...register('stars')}
      />
      {needsOwn && (
        <Notice tone="idle">
          {t.rich('starsNeedOwn', {
            link: (words) => (
              <Link
                href={`/o/${organisationId}/settings/bot`}
                className="font-medium underline underline-offset-4"
              >
                {words}
              </Link>
            ),
          })}
        </Notice>
      )}
    </>
  );
}
