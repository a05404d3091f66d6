import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useReadSession } from '../../session/use-auth.ts';
import { LinkSent } from './link-sent.tsx';
import { SignInSteps } from './sign-in-steps.tsx';
import { SignUpForm } from './sign-up-form.tsx';

/** Nobody is signed in: an account for the invited address, or the one there is. Whoever is in then joins by a press. */
export function JoinAsNobody({
  email,
  hasAccount,
  token,
}: {
  email: string;
  hasAccount: boolean;
  token: string;
}) {
  const t = useTranslations('account.invitation');
  const readSession = useReadSession();
  const [sentTo, setSentTo] = useState<{ email: string; name: string } | null>(null);
  const next = `/invitation/${token}`;
  if (sentTo) return <LinkSent {...sentTo} next={next} onBack={() => setSentTo(null)} />;
  return (
    <>
      <p className="text-muted">{t(hasAccount ? 'known' : 'newHere')}</p>
      {hasAccount ? (
        <SignInSteps email={email} next={next} onSignedIn={readSession} />
      ) : (
        <SignUpForm
          email={email}
          next={next}
          act={t('create')}
          onSignedUp={readSession}
          onLinkSent={(to, name) => setSentTo({ email: to, name })}
        />
      )}
    </>
  );
}
