import type { OnboardingView } from '@latchkey/contracts/procedures/onboarding';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '../../../components/button-link.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { useMay, useOrganisation } from '../../organisation/use-organisation.ts';

/** What is sold. */
export function PlanStep({ plan: { state, name }, channel }: Pick<OnboardingView, 'plan' | 'channel'>) {
  const t = useTranslations('onboarding.plan');
  const { id } = useOrganisation();
  const may = useMay();
  if (state === 'on_sale') return <p>{t('ready', { name: name ?? '' })}</p>;
  if (state === 'not_on_sale') return <p className="text-pretty">{t('notOnSale', { name: name ?? '' })}</p>;
  return (
    <>
      <p className="text-pretty text-muted">{t('why')}</p>
      {channel.state === 'none' && <p className="text-muted">{t('first')}</p>}
      {channel.state !== 'none' && may('organisation:manage') && (
        <ButtonLink href={`/o/${id}/plans/new`} size="small" className="self-start">
          {t('act')}
        </ButtonLink>
      )}
    </>
  );
}

/** Who sells: nothing waits for it, and buyers are owed it. */
export function SellerStep({ known }: { known: boolean }) {
  const t = useTranslations('onboarding.seller');
  const { id } = useOrganisation();
  const may = useMay();
  return (
    <>
      <p className="text-pretty text-muted">{t(known ? 'done' : 'why')}</p>
      {may('organisation:manage') && (
        <ButtonLink
          href={`/o/${id}/settings/shop`}
          kind={known ? 'quiet' : 'primary'}
          size="small"
          className="self-start"
        >
          {t(known ? 'look' : 'act')}
        </ButtonLink>
      )}
    </>
  );
}

/** A purchase by which nobody pays: only in a sandbox. */
export function TestStep({ test }: { test: NonNullable<OnboardingView['testPurchase']> }) {
  const t = useTranslations('onboarding.test');
  if (test.done) return <p>{t('done')}</p>;
  return (
    <>
      <p className="text-pretty text-muted">{t('why')}</p>
      {test.checkoutUrl === null ? (
        <p className="text-muted">{t('first')}</p>
      ) : (
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={test.checkoutUrl} size="small">
            {t('act')}
          </ButtonLink>
          <ButtonLink href={test.sandboxUrl} kind="quiet" size="small">
            {t('sandbox')}
          </ButtonLink>
        </div>
      )}
    </>
  );
}

/** The link that the creator passes on. */
export function ShareStep({ shareUrl }: { shareUrl: string | null }) {
  const t = useTranslations('onboarding.share');
  if (shareUrl === null) return <p className="text-muted">{t('first')}</p>;
  return (
    <>
      <p className="text-pretty text-muted">{t('why')}</p>
      <ShareLink url={shareUrl} />
    </>
  );
}

/** The link itself, to be read, copied and tried. */
export function ShareLink({ url }: { url: string }) {
  const t = useTranslations('onboarding.share');
  return (
    <div className="flex flex-wrap items-center gap-3">
      <code className="min-w-0 basis-full rounded-lg border border-line bg-page px-3 py-2.5 text-sm break-all">
        <span className="sr-only">{t('label')}: </span>
        {url}
      </code>
      <CopyButton text={url} label={t('copy')} />
      <ButtonLink href={url} kind="quiet" size="small">
        {t('open')}
      </ButtonLink>
    </div>
  );
}
