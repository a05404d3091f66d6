import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '../../components/button-link.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { authResult } from '../session/auth-failure.ts';
import { useAuthMutation, useReadSession } from '../session/use-auth.ts';
import { AccountFrame } from './parts/account-frame.tsx';
import { AuthProblem } from './parts/auth-problem.tsx';
import { SignInSteps } from './parts/sign-in-steps.tsx';
import { tokenInAddress } from './parts/token-in-address.ts';

/** What the api answers: no `user` after the first of two mails, null when the address was confirmed, the new one otherwise. */
interface Verified {
  user?: { email: string } | null;
}

/** Where a mail leads by which an address is confirmed, or changed. */
export function VerifyEmailPage() {
  const t = useTranslations('account');
  const [token] = useState(tokenInAddress);
  const readSession = useReadSession();
  const verify = useAuthMutation(
    (auth) => authResult(auth.$fetch<Verified>('/verify-email', { method: 'GET', query: { token } })),
    readSession,
  );
  const { mutate } = verify;
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    mutate();
  }, [mutate]);

  if (verify.error?.kind === 'signInFirst')
    return (
      <AccountFrame title={t('verify.title')} intro={t('verify.signInFirst')}>
        <SignInSteps next="/account" onSignedIn={() => mutate()} />
      </AccountFrame>
    );
  if (verify.error)
    return (
      <AccountFrame title={t('verify.failed')}>
        {verify.error.kind === 'linkOver' ? (
          <p className="text-muted">{t('verify.failedText')}</p>
        ) : (
          <AuthProblem failure={verify.error} />
        )}
        <GoOn />
      </AccountFrame>
    );
  if (verify.data) return <Done {...verify.data} />;
  return (
    <AccountFrame title={t('verify.title')}>
      <p role="status" className="flex items-center gap-3 text-muted">
        <Spinner />
        {t('verify.busy')}
      </p>
    </AccountFrame>
  );
}

function Done({ user }: Verified) {
  const t = useTranslations('account.verify');
  if (user === undefined) return <AccountFrame title={t('confirmed')}>{t('confirmedText')}</AccountFrame>;
  const text = user ? t('changedText', { email: user.email }) : t('doneText');
  return (
    <AccountFrame title={t(user ? 'changed' : 'done')} intro={text}>
      <GoOn />
    </AccountFrame>
  );
}

function GoOn() {
  const t = useTranslations('account.verify');
  return <ButtonLink href="/account">{t('goOn')}</ButtonLink>;
}
