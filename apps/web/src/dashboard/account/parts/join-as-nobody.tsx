import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { LinkSent } from './link-sent.tsx';
import { SignInSteps } from './sign-in-steps.tsx';
import { SignUpForm } from './sign-up-form.tsx';

interface Props {
  email: string;
  hasAccount: boolean;
  token: string;
  /** Somebody is signed in now, with this address. */
  onEntered: () => unknown;
}

/** Nobody is signed in: an account for the invited address, or the one there is. */
export function JoinAsNobody({ email, hasAccount, token, onEntered }: Props) {
  const t = useTranslations('account.invitation');
  const [sentTo, setSentTo] = useState<{ email: string; name: string } | null>(null);
  const next = `/invitation/${token}`;
  if (sentTo) return <LinkSent {...sentTo} next={next} onBack={() => setSentTo(null)} />;
  return (
    <>
      <p className="text-muted">{t(hasAccount ? 'known' : 'newHere')}</p>
      {hasAccount ? (
        <SignInSteps email={email} next={next} onSignedIn={onEntered} />
      ) : (
        <SignUpForm
          email={email}
          next={next}
          act={t('create')}
          onSignedUp={onEntered}
          onLinkSent={(to, name) => setSentTo({ email: to, name })}
        />
      )}
    </>
  );
}
