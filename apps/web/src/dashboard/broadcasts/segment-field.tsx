import type { Segment } from '@latchkey/contracts/procedures/broadcast';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { SelectField } from '../../components/select-field.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';

interface Props {
  value: Segment;
  onChange: (segment: Segment) => void;
}

/** To whom a broadcast goes. */
export function SegmentField({ value, onChange }: Props) {
  const t = useTranslations('broadcasts.segment');
  const { id: organisationId } = useOrganisation();
  const { data: plans } = useSuspenseQuery(
    useTRPC().plan.list.queryOptions({ organisationId, state: 'all' }),
  );
  const choose = (chosen: string) => {
    const plan = plans.find(({ id }) => id === chosen);
    if (plan) onChange({ kind: 'plan', planId: plan.id });
    else onChange({ kind: chosen === 'grace' ? 'grace' : 'active' });
  };
  return (
    <SelectField
      label={t('label')}
      value={value.kind === 'plan' ? value.planId : value.kind}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="active">{t('active')}</option>
      <option value="grace">{t('grace')}</option>
      {plans.map(({ id, name }) => (
        <option key={id} value={id}>
          {t('plan', { name })}
        </option>
      ))}
    </SelectField>
  );
}
