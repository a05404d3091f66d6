import { type LiveKind, liveKinds } from '@latchkey/contracts/live';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useMemo } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { liveRouters } from './live-routers.ts';
import { useVisible } from './use-visible.ts';

/** What changes within this time is asked for once. */
const gatherMs = 1_000;
const firstMs = 50;
/** How often everything is asked for while nothing is told. */
const pollMs = 20_000;

/**
 * Keeps the page as things are: what the api says has changed is asked for again. Only a page that is seen listens, because a
 * browser has few connections to one host; one that comes back to view is told that everything may have changed. While there
 * is no stream, everything is asked for now and then.
 */
export function useLive(): void {
  const { id: organisationId } = useOrganisation();
  const queryClient = useQueryClient();
  const look = useMemo(() => lookAgainAt(queryClient), [queryClient]);
  const visible = useVisible();
  const { status } = useSubscription(
    useTRPC().live.changes.subscriptionOptions(
      { organisationId },
      { enabled: visible, onData: ({ data }) => look(data.kinds) },
    ),
  );
  const isTold = status === 'pending';
  useEffect(() => {
    if (isTold || !visible) return;
    const timer = setInterval(() => look(liveKinds), pollMs);
    return () => clearInterval(timer);
  }, [isTold, visible, look]);
}

/** Gathers kinds for a moment, then has what is on the page and concerned by them fetched again. */
function lookAgainAt(queryClient: QueryClient): (kinds: readonly LiveKind[]) => void {
  const waiting = new Set<LiveKind>();
  let lookedAt = 0;
  const lookNow = () => {
    lookedAt = Date.now();
    const routers = new Set([...waiting].flatMap((kind) => [...liveRouters[kind]]));
    waiting.clear();
    for (const router of routers) void queryClient.invalidateQueries({ queryKey: [[router]] });
  };
  return (kinds) => {
    const isFirst = waiting.size === 0;
    for (const kind of kinds) waiting.add(kind);
    if (isFirst) setTimeout(lookNow, Math.max(firstMs, lookedAt + gatherMs - Date.now()));
  };
}
