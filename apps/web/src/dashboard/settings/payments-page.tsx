import { useSuspenseQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { ActTrouble } from '../member/acts/act-trouble.tsx';
import { Section } from '../member/section.tsx';
import { requirementWords } from '../onboarding/requirement-words.ts';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { SettingsFrame } from './settings-frame.tsx';
import { TaxSection } from './tax-section.tsx';
import { useLookAtStripe } from './use-look-at-stripe.ts';

/** The Stripe account, what disconnecting it means, and taxes. */
export function PaymentsPage() {
  const t = useTranslations('settings.payments');
  return (
    <SettingsFrame part="payments">
      <Account />
      <TaxSection />
      <Section title={t('disconnectTitle')}>
        <p className="text-pretty text-muted">{t('disconnectText')}</p>
      </Section>
    </SettingsFrame>
  );
}

function Account() {
  const t = useTranslations('settings.payments');
  const due = useTranslations('onboarding.requirements');
  const { id: organisationId } = useOrganisation();
  const mayChange = useMay()('organisation:manage');
  const { data: account } = useSuspenseQuery(useTRPC().stripeAccount.get.queryOptions({ organisationId }));
  const look = useLookAtStripe();
  if (!account) {
    return (
      <Section title="Stripe">
        <div className="flex flex-col items-start gap-4">
          <p className="text-muted">{t('none')}</p>
          {mayChange && (
            <ButtonLink size="small" href={`/o/${organisationId}/onboarding`}>
              {t('connect')}
            </ButtonLink>
          )}
        </div>
      </Section>
    );
  }
  const state = account.disconnectedAt ? 'disconnected' : account.ready ? 'ready' : 'notReady';
  return (
    <Section title="Stripe">
      <div className="flex flex-col gap-4">
        <p className="flex flex-wrap items-center gap-3">
          <Badge tone={state === 'ready' ? 'ok' : 'warn'}>{t(state)}</Badge>
          {!account.livemode && <Badge tone="idle">{t('test')}</Badge>}
          <span className="font-mono text-sm text-muted">{account.account}</span>
        </p>
        {account.requirementsDue.length > 0 && (
          <div>
            <p>{t('due')}</p>
            <ul className="list-disc pl-5 text-muted">
              {requirementWords(account.requirementsDue).map((word) => (
                <li key={word}>{due(word)}</li>
              ))}
            </ul>
          </div>
        )}
        <ActTrouble error={look.error} />
        <div className="flex flex-wrap gap-3">
          {mayChange && (
            <Button
              kind="quiet"
              size="small"
              busy={look.isPending}
              onClick={() => look.mutate({ organisationId })}
            >
              {t('again')}
            </Button>
          )}
          {state !== 'ready' && mayChange && (
            <ButtonLink size="small" href={`/o/${organisationId}/onboarding`}>
              {t('goOn')}
            </ButtonLink>
          )}
          <ButtonLink size="small" kind="quiet" href="https://dashboard.stripe.com">
            {t('dashboard')}
            <ExternalLink className="size-4" />
          </ButtonLink>
        </div>
      </div>
    </Section>
  );
}
