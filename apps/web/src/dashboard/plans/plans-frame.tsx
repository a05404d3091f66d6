import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '../../components/button-link.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { PageHeader } from '../shell/page-header.tsx';

type Part = 'plans' | 'coupons' | 'codes';
const paths = { plans: '', coupons: '/coupons', codes: '/codes' } as const satisfies Record<Part, string>;

/** The three parts of what is sold, each at its address. */
export function PlansFrame({
  part,
  action,
  children,
}: {
  part: Part;
  action?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations('plans');
  const { id } = useOrganisation();
  const href = (each: Part) => `/o/${id}/plans${paths[each]}`;
  const intro = part === 'plans' ? t('intro') : t(`${part}.intro`);
  return (
    <>
      <PageHeader title={t(part === 'plans' ? 'title' : `tabs.${part}`)} intro={intro} actions={action} />
      <Tabs
        label={t('tabs.label')}
        current={href(part)}
        tabs={(['plans', 'coupons', 'codes'] as const).map((each) => ({
          href: href(each),
          label: t(`tabs.${each}`),
        }))}
      />
      <div className="flex flex-col gap-8 pt-6">{children}</div>
    </>
  );
}

/** To the form of a new plan, for who may make one. */
export function NewPlanLink() {
  const t = useTranslations('plans');
  const { id } = useOrganisation();
  if (!useMay()('organisation:manage')) return null;
  return (
    <ButtonLink size="small" href={`/o/${id}/plans/new`}>
      <Plus className="size-4" />
      {t('create')}
    </ButtonLink>
  );
}
