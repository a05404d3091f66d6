import type { PlanDetail } from '@latchkey/contracts/procedures/plan';
import { useTranslations } from 'use-intl';
import { ShareLink } from '../links/share-link.tsx';
import { Section } from '../member/section.tsx';

/** The links by which a plan is bought, on the web and in Telegram, to copy and to scan. */
export function PlanShare({ plan }: { plan: PlanDetail }) {
  const t = useTranslations('plans.page');
  return (
    <Section title={t('share')}>
      <div className="flex flex-col gap-4">
        <ShareLink what={t('link')} url={plan.pageUrl} />
        {plan.botUrl && <ShareLink what={t('bot')} url={plan.botUrl} />}
      </div>
    </Section>
  );
}
