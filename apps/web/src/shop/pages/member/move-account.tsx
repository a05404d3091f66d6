import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { Button } from '../../../components/button.tsx';
import { ButtonLink } from '../../../components/button-link.tsx';
import { Card } from '../../../components/card.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useFormat } from '../../../format/use-format.ts';
import type { MemberView, Move } from './member-view.ts';
import { Prove } from './prove.tsx';

/** Which Telegram account enters, and how its place goes over to another one. */
export function MoveAccount({ view: { moves, provenByMail } }: { view: MemberView }) {
  const t = useTranslations('member.move');
  if (moves.length === 0) return null;
  return (
    <Card className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold tracking-tight">{t('title')}</h2>
      {moves.map((move) => (
        <section key={move.subscriberId} className="flex flex-col gap-4">
          <p className="text-sm break-words text-muted">
            {move.account ? t('account', { account: move.account }) : t('accountUnnamed')}
          </p>
          <Standing move={move} />
          <Next move={move} isProven={provenByMail} />
        </section>
      ))}
    </Card>
  );
}

/** How the newest move stands, or why none can begin. */
function Standing({ move: { latest, refusal } }: { move: Move }) {
  const t = useTranslations('member.move');
  const { moment } = useFormat();
  const words = latest && {
    open: () =>
      latest.isReady
        ? t('ready', { until: moment(latest.expiresAt) })
        : t('waits', { from: moment(latest.readyAt) }),
    stopped: () => t(`stopped.${latest.stoppedBy ?? 'page'}`),
    expired: () => t('expired'),
    moved: () => t('moved'),
  };
  return (
    <>
      {words && latest && (
        <Notice tone={latest.state === 'open' ? 'warn' : 'idle'}>{words[latest.state]()}</Notice>
      )}
      {refusal && <p className="text-sm text-pretty text-muted">{t(`refused.${refusal}`)}</p>}
    </>
  );
}

/** What can be done about it now. */
function Next({ move, isProven }: { move: Move; isProven: boolean }) {
  const { latest, refusal } = move;
  if (latest?.state === 'open')
    return <OpenMove move={move} id={latest.id} isReady={latest.isReady} isProven={isProven} />;
  return refusal === null ? <Begin move={move} isProven={isProven} /> : null;
}

function Begin({ move, isProven }: { move: Move; isProven: boolean }) {
  const t = useTranslations('member.move');
  const trpc = useTRPC();
  const explain = useExplainError();
  const [asked, ask] = useState(false);
  const asking = useMutation(trpc.member.askMove.mutationOptions(useShown()));
  return (
    <>
      {asking.error && <Notice tone="bad">{explain(asking.error)}</Notice>}
      {asked ? (
        <>
          <p className="text-sm text-pretty text-muted">{t('how', { hours: move.waitHours })}</p>
          {isProven ? (
            <Button
              size="small"
              className="self-start"
              busy={asking.isPending}
              onClick={() => asking.mutate({ subscriberId: move.subscriberId })}
            >
              {t('begin')}
            </Button>
          ) : (
            <ProveByMail move={move} />
          )}
        </>
      ) : (
        <Button kind="quiet" size="small" className="self-start" onClick={() => ask(true)}>
          {t('ask')}
        </Button>
      )}
    </>
  );
}

interface OpenProps {
  move: Move;
  id: NonNullable<Move['latest']>['id'];
  isReady: boolean;
  isProven: boolean;
}

function OpenMove({ move, id: accountMoveId, isReady, isProven }: OpenProps) {
  const t = useTranslations('member.move');
  const trpc = useTRPC();
  const explain = useExplainError();
  const shown = useShown();
  const stopping = useMutation(trpc.member.stopMove.mutationOptions(shown));
  const linking = useMutation(trpc.member.moveLink.mutationOptions({ onError: shown.onError }));
  const error = stopping.error ?? linking.error;
  return (
    <>
      {error && <Notice tone="bad">{explain(error)}</Notice>}
      {isReady && !isProven && !linking.data && <ProveByMail move={move} />}
      {linking.data && <Link url={linking.data.deepLink} until={linking.data.expiresAt} />}
      <div className="flex flex-wrap gap-3">
        {isReady && isProven && !linking.data && (
          <Button size="small" busy={linking.isPending} onClick={() => linking.mutate({ accountMoveId })}>
            {t('link')}
          </Button>
        )}
        <Button
          kind="quiet"
          size="small"
          busy={stopping.isPending}
          onClick={() => stopping.mutate({ accountMoveId })}
        >
          {t('stop')}
        </Button>
      </div>
    </>
  );
}

/** The link is to be opened with the new account, which may be on another device. */
function Link({ url, until }: { url: string; until: string }) {
  const t = useTranslations('member.move');
  const { moment } = useFormat();
  return (
    <div role="status" className="flex flex-col gap-3 rounded-xl bg-sunken p-4">
      <p className="text-sm text-pretty">{t('linkText', { until: moment(until) })}</p>
      <p className="text-sm break-all text-muted">{url}</p>
      <ButtonLink size="small" href={url}>
        <Send className="size-4" />
        {t('open')}
      </ButtonLink>
    </div>
  );
}

function ProveByMail({ move: { address } }: { move: Move }) {
  return <Prove person={{ email: address, telegram: false }} />;
}

/** The view that the api answers with is shown; where it refuses, it is asked how things stand now. */
function useShown() {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const queryKey = trpc.member.view.queryKey();
  return {
    onSuccess: (view: MemberView) => {
      cache.setQueryData(queryKey, view);
    },
    onError: () => cache.invalidateQueries({ queryKey }),
  };
}
