import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Notice } from '../../components/notice.tsx';
import { sessionOptions } from '../session/session.ts';
import { useAuth, useReadSession } from '../session/use-auth.ts';
import { nextOf } from './next-of.ts';
import { AccountFrame } from './parts/account-frame.tsx';
import { type SignInStep, SignInSteps } from './parts/sign-in-steps.tsx';
import { TextLink } from './parts/text-link.tsx';

const titles = { form: 'signIn', second: 'secondStep', 'link-sent': 'linkSent' } as const satisfies Record<
  SignInStep['at'],
  string
>;

/** Password or link, a second step where it is asked for; afterwards to where the person wanted to go. */
export function SignInPage() {
  const t = useTranslations('account');
  const router = useRouter();
  const readSession = useReadSession();
  const { search } = window.location;
  const next = nextOf(search);
  const { data: session } = useQuery(sessionOptions(useAuth()));
  const enter = async () => {
    await readSession();
    await router.navigate({ href: next });
  };
  return (
    <SignInSteps next={next} onSignedIn={enter}>
      {(step, content) => (
        <AccountFrame
          title={t(`${titles[step]}.title`)}
          below={t.rich('signIn.newHere', {
            a: (chunks) => <TextLink href={`/sign-up${search}`}>{chunks}</TextLink>,
          })}
        >
          {session && step === 'form' && (
            <Notice tone="idle">
              {t.rich('signIn.already', {
                email: session.user.email,
                a: (chunks) => <TextLink href={next}>{chunks}</TextLink>,
              })}
            </Notice>
          )}
          {content}
        </AccountFrame>
      )}
    </SignInSteps>
  );
}
