import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { authResult } from '../session/auth-failure.ts';
import { useAuthMutation, useReadSession } from '../session/use-auth.ts';
import { nextOf } from './next-of.ts';
import { AccountFrame } from './parts/account-frame.tsx';
import { askedForLink } from './parts/asked-for-link.ts';
import { AuthProblem } from './parts/auth-problem.tsx';
import { SecondStepForm } from './parts/second-step-form.tsx';
import { tokenInAddress } from './parts/token-in-address.ts';

/** Where the link in a mail leads: by itself in the browser that asked for it, by a button in any other. */
export function MagicPage() {
  const t = useTranslations('account');
  const router = useRouter();
  const readSession = useReadSession();
  const [needsSecondStep, setNeedsSecondStep] = useState(false);
  const enter = async () => {
    await readSession();
    await router.navigate({ href: nextOf(window.location.search), replace: true });
  };
  const open = useAuthMutation(
    (auth, token: string) => {
      const query = { token };
      return authResult(auth.$fetch<object>('/magic-link/verify', { method: 'GET', query }));
    },
    (answer) => ('twoFactorRedirect' in answer ? setNeedsSecondStep(true) : enter()),
  );
  const { mutate } = open;
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || !askedForLink.read()) return;
    // Once: the link is used up by the first call.
    begun.current = true;
    mutate(tokenInAddress());
  }, [mutate]);

  if (needsSecondStep)
    return (
      <AccountFrame title={t('secondStep.title')}>
        <SecondStepForm onDone={enter} />
      </AccountFrame>
    );
  if (open.error)
    return (
      <AccountFrame title={t('magic.failed')}>
        <AuthProblem failure={open.error} />
        <ButtonLink href={`/sign-in${window.location.search}`}>{t('magic.newLink')}</ButtonLink>
      </AccountFrame>
    );
  return (
    <AccountFrame title={t('magic.title')}>
      {open.isIdle && !askedForLink.read() ? (
        <>
          <p className="text-muted">{t('magic.ask')}</p>
          <Button onClick={() => mutate(tokenInAddress())}>{t('magic.act')}</Button>
        </>
      ) : (
        <p role="status" className="flex items-center gap-3 text-muted">
          <Spinner />
          {t('magic.busy')}
        </p>
      )}
    </AccountFrame>
  );
}
