import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { errorCodeOf } from '../../api/error-code-of.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useExplainError } from '../../api/use-explain-error.ts';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { Notice } from '../../components/notice.tsx';
import { LoadingPage } from '../loading-page.tsx';
import { RouteTrouble } from '../route-trouble.tsx';
import { sessionOptions } from '../session/session.ts';
import { useAuth, useReadSession } from '../session/use-auth.ts';
import { AccountFrame } from './parts/account-frame.tsx';
import { InvitationFacts } from './parts/invitation-facts.tsx';
import { JoinAsNobody } from './parts/join-as-nobody.tsx';

/** Where the mail of an invitation leads: who asks, for what; then sign up or in with that address, and in. */
export function InvitationPage() {
  const t = useTranslations('account.invitation');
  const { token } = useParams({ from: '/invitation/$token' });
  const invitation = useQuery(useTRPC().invitation.get.queryOptions({ token }));
  const session = useQuery(sessionOptions(useAuth()));
  const accept = useAcceptInvitation();
  const readSession = useReadSession();
  const join = () => accept.mutate({ token });
  if (invitation.error && ['not_found', 'invalid_input'].includes(errorCodeOf(invitation.error)))
    return <AccountFrame title={t('unknown')} intro={t('unknownText')} />;
  if (invitation.error) return <RouteTrouble error={invitation.error} />;
  if (!invitation.data || session.isPending) return <LoadingPage />;
  const { state, organisation, email, hasAccount } = invitation.data;
  if (state === 'revoked' || state === 'expired')
    return <AccountFrame title={t(state)} intro={t('askAgain')} />;
  if (state === 'accepted')
    return (
      <AccountFrame title={t('accepted')} intro={t('acceptedText')}>
        <ButtonLink href="/dashboard">{t('goOn')}</ButtonLink>
      </AccountFrame>
    );
  return (
    <AccountFrame title={t('title')} heading={t('heading', { organisation })}>
      <InvitationFacts invitation={invitation.data} />
      {session.data ? (
        <JoinAs email={session.data.user.email} invited={email} accept={accept} onJoin={join} />
      ) : (
        <JoinAsNobody
          email={email}
          hasAccount={hasAccount}
          token={token}
          onEntered={async () => {
            await readSession();
            join();
          }}
        />
      )}
    </AccountFrame>
  );
}

interface JoinProps {
  email: string;
  invited: string;
  accept: ReturnType<typeof useAcceptInvitation>;
  onJoin: () => void;
}

/** Somebody is signed in: with the address that was invited, or with another one. */
function JoinAs({ email, invited, accept, onJoin }: JoinProps) {
  const t = useTranslations('account.invitation');
  const explain = useExplainError();
  const auth = useAuth();
  const readSession = useReadSession();
  const signOut = useMutation({ mutationFn: () => auth.signOut(), onSuccess: readSession });
  if (email.toLowerCase() !== invited)
    return (
      <>
        <Notice tone="warn">{t('another', { email, invited })}</Notice>
        <Button kind="quiet" busy={signOut.isPending} onClick={() => signOut.mutate()}>
          {t('signOut')}
        </Button>
      </>
    );
  return (
    <>
      {accept.error && <Notice tone="bad">{explain(accept.error)}</Notice>}
      <Button busy={accept.isPending || accept.isSuccess} onClick={onJoin}>
        {t('join')}
      </Button>
    </>
  );
}

/** Accepts, and goes to the organisation. */
function useAcceptInvitation() {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.invitation.accept.mutationOptions({
      onSuccess: async ({ organisationId }) => {
        await queryClient.invalidateQueries(trpc.organisation.list.queryFilter());
        await router.navigate({ href: `/o/${organisationId}` });
      },
    }),
  );
}
