import type { OnboardingView } from '@latchkey/contracts/procedures/onboarding';
import { useTranslations } from 'use-intl';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Spinner } from '../../../components/spinner.tsx';
import { useMay } from '../../organisation/use-organisation.ts';
import { requirementWords } from '../requirement-words.ts';
import type { useStripe } from '../use-stripe.ts';
import { StripeForm } from './stripe-form.tsx';

interface Props {
  stripe: OnboardingView['stripe'];
  acts: ReturnType<typeof useStripe>;
}

/** Where the money goes: from nothing to an account that takes payments. */
export function StripeStep({ stripe: { state, account }, acts }: Props) {
  const t = useTranslations('onboarding');
  const explain = useExplainError();
  const may = useMay();
  const { connect, refresh } = acts;
  const error = connect.error ?? refresh.error;
  const name = account?.account ?? '';
  return (
    <>
      {state === 'none' && <p className="text-pretty text-muted">{t('stripe.why')}</p>}
      {state === 'ready' && <p className="break-words">{t('stripe.ready', { account: name })}</p>}
      {state === 'in_review' && <p className="text-pretty">{t('stripe.inReview')}</p>}
      {state === 'disconnected' && <Notice tone="warn">{t('stripe.disconnected', { account: name })}</Notice>}
      {state === 'requirements_due' && account && (
        <div>
          <p className="font-medium">{t('stripe.due')}</p>
          <ul className="mt-2 list-disc space-y-1 pl-5">
            {requirementWords(account.requirementsDue).map((word) => (
              <li key={word}>{t(`requirements.${word}`)}</li>
            ))}
          </ul>
        </div>
      )}
      {error && <Notice tone="bad">{explain(error)}</Notice>}
      {refresh.isPending && (
        <p role="status" className="flex items-center gap-3 text-muted">
          <Spinner className="size-4" />
          {t('stripe.refreshing')}
        </p>
      )}
      {!may('organisation:manage') && state !== 'ready' && (
        <p className="text-muted">{t('stripe.onlyManagers')}</p>
      )}
      {may('organisation:manage') && state === 'none' && <StripeForm acts={acts} />}
      {may('organisation:manage') && state !== 'none' && state !== 'ready' && (
        <div className="flex flex-wrap gap-3">
          {state !== 'in_review' && (
            <Button size="small" busy={connect.isPending} onClick={() => acts.goOn()}>
              {state === 'disconnected' ? t('stripe.reconnect') : t('stripe.goOn')}
            </Button>
          )}
          <Button kind="quiet" size="small" busy={refresh.isPending} onClick={() => acts.lookAgain()}>
            {t('stripe.refresh')}
          </Button>
        </div>
      )}
    </>
  );
}
