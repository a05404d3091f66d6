import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useReadSession } from '../session/use-auth.ts';
import { nextOf } from './next-of.ts';
import { AccountFrame } from './parts/account-frame.tsx';
import { LinkSent } from './parts/link-sent.tsx';
import { SignUpForm } from './parts/sign-up-form.tsx';
import { TextLink } from './parts/text-link.tsx';

/** A new account, and on to the welcome. */
export function SignUpPage() {
  const t = useTranslations('account');
  const router = useRouter();
  const readSession = useReadSession();
  const [sent, setSent] = useState<{ email: string; name: string } | null>(null);
  const { search } = window.location;
  const next = nextOf(search);
  const enter = async () => {
    await readSession();
    await router.navigate({ href: next });
  };
  if (sent)
    return (
      <AccountFrame title={t('linkSent.title')}>
        <LinkSent {...sent} next={next} onBack={() => setSent(null)} />
      </AccountFrame>
    );
  return (
    <AccountFrame
      title={t('signUp.title')}
      intro={t('signUp.intro')}
      below={t.rich('signUp.have', {
        a: (chunks) => <TextLink href={`/sign-in${search}`}>{chunks}</TextLink>,
      })}
    >
      <SignUpForm
        next={next}
        act={t('signUp.act')}
        onSignedUp={enter}
        onLinkSent={(email, name) => setSent({ email, name })}
      />
    </AccountFrame>
  );
}
