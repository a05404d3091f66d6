import { PartyPopper } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '../../components/button-link.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { durationOf } from './duration-of.ts';
import { ShareLink } from './steps/selling-steps.tsx';

interface Props {
  shareUrl: string;
  /** From sign-up to the first moment at which something could be bought. */
  seconds: number | null;
}

/** Something is on sale: said once, quietly, with the link and the time that it took. */
export function OnSaleCard({ shareUrl, seconds }: Props) {
  const t = useTranslations('onboarding');
  const { id } = useOrganisation();
  const took = seconds ? durationOf(seconds) : null;
  return (
    <section
      role="status"
      className="flex flex-col gap-4 rounded-2xl border border-line bg-ok-soft p-5 sm:flex-row sm:gap-6 sm:p-7"
    >
      <span className="grid size-12 shrink-0 place-items-center rounded-full bg-surface text-ok">
        <PartyPopper className="size-6" />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <div>
          <h2 className="text-xl font-bold tracking-tight">{t('onSale.title')}</h2>
          <p className="text-pretty">
            {t('onSale.text')}{' '}
            {took && (
              <span data-testid="time-to-on-sale">
                {t('onSale.took', { time: t(`time.${took.unit}`, { count: took.count }) })}
              </span>
            )}
          </p>
        </div>
        <ShareLink url={shareUrl} />
        <ButtonLink href={`/o/${id}`} kind="plain" size="small" className="self-start px-0!">
          {t('onSale.toOverview')}
        </ButtonLink>
      </div>
    </section>
  );
}
