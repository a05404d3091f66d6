import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Badge } from '../../components/badge.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { ActTrouble } from '../member/acts/act-trouble.tsx';
import { Section } from '../member/section.tsx';
import { requirementWords } from '../onboarding/requirement-words.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';

/** Whether Stripe Tax is on, what that means, and where it is switched on. Stripe is asked each time the page is looked at. */
export function TaxSection() {
  const t = useTranslations('settings.payments');
  const due = useTranslations('onboarding.requirements');
  const locale = useLocale();
  const { id: organisationId } = useOrganisation();
  const tax = useQuery(useTRPC().stripeAccount.tax.queryOptions({ organisationId }, { staleTime: 0 }));
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  const list = new Intl.ListFormat(locale);
  return (
    <Section title={t('taxTitle')}>
      <div className="flex min-h-40 flex-col items-start gap-3">
        <ActTrouble error={tax.error} />
        {tax.isPending && <Skeleton className="h-24 w-full" />}
        {tax.data && (
          <>
            <Badge tone={tax.data.state === 'active' ? 'ok' : 'idle'}>{t(`tax.${tax.data.state}`)}</Badge>
            <p className="text-pretty text-muted">{t(`tax.${tax.data.state}Text`)}</p>
            {tax.data.state === 'active' && (
              <p className="text-pretty">
                {tax.data.registeredIn.length > 0
                  ? t('tax.registered', {
                      countries: list.format(tax.data.registeredIn.map((code) => countries.of(code) ?? code)),
                    })
                  : t('tax.unregistered')}
              </p>
            )}
            {tax.data.missing.length > 0 && (
              <p>
                {t('tax.missing', {
                  what: list.format(requirementWords(tax.data.missing).map((word) => due(word))),
                })}
              </p>
            )}
            {tax.data.state !== 'no_account' && (
              <>
                <p className="text-sm text-muted">{t('tax.adds')}</p>
                <ButtonLink size="small" kind="quiet" href={tax.data.settingsUrl}>
                  {t('tax.open')}
                  <ExternalLink className="size-4" />
                </ButtonLink>
              </>
            )}
          </>
        )}
      </div>
    </Section>
  );
}
