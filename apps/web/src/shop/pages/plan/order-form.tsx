import type { ShopPlan } from '@latchkey/contracts/procedures/shop';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorCodeOf } from '../../../api/error-code-of.ts';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { Button } from '../../../components/button.tsx';
import { ButtonLink } from '../../../components/button-link.tsx';
import { CheckField } from '../../../components/check-field.tsx';
import { Link } from '../../../components/link.tsx';
import { Notice } from '../../../components/notice.tsx';
import { legalPath } from '../../frame/legal-links.tsx';
import { isFreeTrial } from './is-free-trial.ts';
import { isAboutCode, usePay } from './use-pay.ts';

interface Props {
  plan: ShopPlan;
  priceId: string;
  identityToken: string | null;
  /** The coupon that counts. */
  code: string | undefined;
  /** It does not any more. */
  onCodeRefused: () => void;
  /** The words that were agreed to are not the present ones any more. */
  onChanged: () => void;
}

/**
 * The buyer agrees to an early start and orders. The words on the button are those of the Consumer Rights Directive, article
 * 8(2): they may not be softened, but for a trial that asks for no card, which obliges to nothing; and the box may not be
 * ticked in advance.
 */
export function OrderForm({ plan, onChanged, onCodeRefused, ...purchase }: Props) {
  const t = useTranslations('plan');
  const explain = useExplainError();
  const [agreed, setAgreed] = useState(false);
  const [missing, setMissing] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const { pay, busy, error } = usePay({ ...purchase, plan, onChanged, onCodeRefused });
  const order = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!agreed);
    if (agreed) pay();
    else box.current?.focus();
  };
  if (error && errorCodeOf(error) === 'already_member') return <AlreadyMember />;
  const { slug } = plan.creator;
  const isFree = isFreeTrial(plan);
  return (
    <form className="flex flex-col gap-4" onSubmit={order} noValidate>
      <CheckField
        ref={box}
        required
        checked={agreed}
        onChange={(event) => {
          setAgreed(event.target.checked);
          if (event.target.checked) setMissing(false);
        }}
        className="text-sm"
        label={plan.consent.text}
        error={missing ? t('consentMissing') : undefined}
        hint={
          <span className="flex flex-wrap gap-x-4">
            <Read href={legalPath(slug, 'terms')}>{t('readTerms')}</Read>
            <Read href={legalPath(slug, 'withdrawal')}>{t('readWithdrawal')}</Read>
            <Read href={legalPath(slug, 'privacy')}>{t('readPrivacy')}</Read>
          </span>
        }
      />
      {error && !isSaidElsewhere(error) && <Notice tone="bad">{explain(error)}</Notice>}
      <Button type="submit" className="min-h-16 w-full" busy={busy}>
        <span className="flex flex-col leading-snug">
          <span>{plan.trialDays === 0 ? t('pay') : isFree ? t('tryFree') : t('payTrial')}</span>
          <span className="sr-only"> — </span>
          <span className="text-sm font-medium">{isFree ? t('noObligation') : t('obligation')}</span>
        </span>
      </Button>
      <p role="status" className="sr-only">
        {busy ? t('opening') : ''}
      </p>
      <p className="text-center text-sm text-muted">
        {purchase.identityToken ? t('identityKnown') : t('identityLater')}{' '}
        {t('stripe', { seller: plan.seller })}
      </p>
    </form>
  );
}

/** At the terms, which have changed, or at the field of the code. */
function isSaidElsewhere(error: unknown): boolean {
  return errorCodeOf(error) === 'conflict' || isAboutCode(error);
}

function Read({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} target="_blank" className="underline underline-offset-4 hover:text-ink">
      {children}
    </Link>
  );
}

function AlreadyMember() {
  const t = useTranslations('plan');
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="ok">
        <p className="font-semibold">{t('memberTitle')}</p>
        <p>{t('memberText')}</p>
      </Notice>
      <ButtonLink href="/member">{t('memberPage')}</ButtonLink>
    </div>
  );
}
