import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Check, Monitor, Smartphone } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useToast } from '../../../components/toast.tsx';
import { type AuthFailure, authResult } from '../../session/auth-failure.ts';
import { sessionOptions } from '../../session/session.ts';
import { useAuth, useAuthMutation } from '../../session/use-auth.ts';
import { AuthProblem } from '../parts/auth-problem.tsx';
import { describeDevice } from './describe-device.ts';
import { Section } from './section.tsx';
import { sessionsKey, sessionsOptions } from './sessions.ts';

/** Every device that is signed in, and the way out for each of them. */
export function SessionsSection() {
  const t = useTranslations('account.sessions');
  const auth = useAuth();
  const { data: here } = useQuery(sessionOptions(auth));
  const { data: sessions, error } = useQuery(sessionsOptions(auth));
  const ended = useReadSessions();
  const endOthers = useAuthMutation(
    (client) => authResult(client.revokeOtherSessions()),
    () => ended(t('endedOthers')),
  );
  const leave = useLeaveEverywhere();
  const isHere = (id: string) => id === here?.session.id;
  const sorted = [...(sessions ?? [])].sort((a, b) => Number(isHere(b.id)) - Number(isHere(a.id)));
  return (
    <Section title={t('title')} text={t('text')}>
      <AuthProblem failure={(error as AuthFailure | null) ?? endOthers.error ?? leave.error} />
      {!sessions && !error && <Skeleton className="h-16 w-full" />}
      <ul className="flex flex-col divide-y divide-line">
        {sorted.map((session) => (
          <SessionRow key={session.id} session={session} isHere={isHere(session.id)} />
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        {sorted.length > 1 && (
          <Button kind="quiet" size="small" busy={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t('endOthers')}
          </Button>
        )}
        <Button kind="danger" size="small" busy={leave.isPending} onClick={() => leave.mutate()}>
          {t('everywhere')}
        </Button>
      </div>
    </Section>
  );
}

interface RowProps {
  session: {
    token: string;
    createdAt: Date;
    updatedAt: Date;
    ipAddress?: string | null | undefined;
    userAgent?: string | null | undefined;
  };
  isHere: boolean;
}

function SessionRow({ session, isHere }: RowProps) {
  const t = useTranslations('account.sessions');
  const format = useFormatter();
  const device = describeDevice(session.userAgent);
  const ended = useReadSessions();
  const end = useAuthMutation(
    (client) => authResult(client.revokeSession({ token: session.token })),
    () => ended(t('ended')),
  );
  const Icon = device.phone ? Smartphone : Monitor;
  const address = session.ipAddress;
  const details = [
    address ? t('from', { address }) : t('unknownAddress'),
    t('since', { date: format.dateTime(new Date(session.createdAt), { dateStyle: 'medium' }) }),
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-4 first:pt-0">
      <span className="grid size-10 shrink-0 place-items-center rounded-full bg-sunken text-muted">
        <Icon className="size-5" />
      </span>
      <div className="min-w-48 flex-1">
        <p className="font-medium">
          {t('device', {
            browser: device.browser ?? t('unknownBrowser'),
            system: device.system ?? t('unknownSystem'),
          })}
        </p>
        <p className="text-sm break-words text-muted">{details.join(' · ')}</p>
      </div>
      {isHere ? (
        <Badge tone="ok" icon={Check}>
          {t('here')}
        </Badge>
      ) : (
        <Button kind="quiet" size="small" busy={end.isPending} onClick={() => end.mutate()}>
          {t('end')}
        </Button>
      )}
    </li>
  );
}

function useReadSessions() {
  const toast = useToast();
  const queryClient = useQueryClient();
  return async (text: string) => {
    await queryClient.invalidateQueries({ queryKey: sessionsKey });
    toast({ text });
  };
}

/** Ends all sessions, this browser's too. */
function useLeaveEverywhere() {
  const router = useRouter();
  const queryClient = useQueryClient();
  return useAuthMutation(
    (client) => authResult(client.revokeSessions()),
    async () => {
      await router.navigate({ href: '/sign-in' });
      queryClient.clear();
    },
  );
}
