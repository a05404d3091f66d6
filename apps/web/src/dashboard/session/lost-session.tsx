import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMatches } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorCodeOf } from '../../api/error-code-of.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useToast } from '../../components/toast.tsx';
import { SignInSteps } from '../account/parts/sign-in-steps.tsx';
import { sessionOptions } from './session.ts';
import { useAuth, useReadSession } from './use-auth.ts';

type Reason = 'lost' | 'stale';
interface Person {
  id: string;
  email: string;
}

const reasons: Readonly<Record<string, Reason>> = { not_signed_in: 'lost', sign_in_again: 'stale' };

/**
 * When the api no longer knows who somebody is, who was signed in a moment ago, or wants to know it anew: they sign in over the
 * page, which stays as it is with everything that was typed.
 */
export function LostSession() {
  const t = useTranslations('account.again');
  const toast = useToast();
  const queryClient = useQueryClient();
  const readSession = useReadSession();
  const [reason, setReason] = useState<Reason | null>(null);
  const person = usePerson(() => setReason('lost'));
  useRefusals((code) => person && setReason((before) => reasons[code] ?? before));
  const goOn = async () => {
    const now = await readSession();
    // Somebody else has signed in: what is on this page is not theirs.
    if (now?.user.id !== person?.id) return window.location.assign('/dashboard');
    setReason(null);
    await queryClient.invalidateQueries();
    toast({ text: t('done') });
  };
  useReturns(reason === 'lost', async () => {
    if (await readSession()) await goOn();
  });
  if (!person) return null;
  return (
    <Dialog
      open={reason !== null}
      onOpenChange={(isOpen) => !isOpen && setReason(null)}
      title={t(reason === 'stale' ? 'freshTitle' : 'title')}
      description={t(reason === 'stale' ? 'freshText' : 'text')}
    >
      <SignInSteps email={person.email} next="/dashboard" onSignedIn={goOn} />
    </Dialog>
  );
}

/** Who was signed in last on the pages that need it; null on the others. `onLost`: the session was read, and is over. */
function usePerson(onLost: () => void): Person | null {
  const isInside = useMatches({
    select: (matches) => matches.some(({ routeId }) => routeId === '/signed-in'),
  });
  const { data: session } = useQuery({ ...sessionOptions(useAuth()), enabled: false });
  const [last, setLast] = useState<Person | null>(null);
  const user = session?.user;
  useEffect(() => {
    if (user) setLast({ id: user.id, email: user.email });
  }, [user]);
  const isOver = isInside && last !== null && session === null;
  const lost = useRef(onLost);
  lost.current = onLost;
  useEffect(() => {
    if (isOver) lost.current();
  }, [isOver]);
  return isInside ? last : null;
}

/** Hears of every refusal of the api, whichever page has asked. */
function useRefusals(hear: (code: string) => void): void {
  const queryClient = useQueryClient();
  const heard = useRef(hear);
  heard.current = hear;
  useEffect(() => {
    const listen = (event: { type: string; action?: { type: string; error?: unknown } }) => {
      if (event.type === 'updated' && event.action?.type === 'error')
        heard.current(errorCodeOf(event.action.error));
    };
    const stops = [
      queryClient.getMutationCache().subscribe(listen),
      queryClient.getQueryCache().subscribe(listen),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [queryClient]);
}

/** Whoever opens the link of a mail signs in in another tab: seen when they come back to this one. */
function useReturns(waits: boolean, look: () => Promise<void>): void {
  const looks = useRef(look);
  looks.current = look;
  useEffect(() => {
    if (!waits) return;
    const onFocus = () => void looks.current();
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, [waits]);
}
