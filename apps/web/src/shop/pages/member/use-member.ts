import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { errorCodeOf } from '../../../api/error-code-of.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { useLanguage } from '../../../messages/messages-provider.tsx';
import type { Purchase } from './member-view.ts';

/** How often facts that are on their way are looked for. */
const everyMs = 4_000;

/**
 * The person's own page: opened by the key of a link, which leaves the address bar at once, or open in this browser already.
 * `closed`: nobody's page is open here.
 */
export function useMember(linkKey: string | null) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { locale } = useLanguage();
  const opening = useMutation(
    trpc.member.open.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: trpc.member.view.queryKey() }),
    }),
  );
  const used = useRef<string | null>(null);
  const { mutate } = opening;
  useEffect(() => {
    if (linkKey === null || used.current === linkKey) return;
    used.current = linkKey;
    const { pathname } = window.location;
    window.history.replaceState(null, '', pathname);
    mutate({ key: linkKey, locale });
  }, [linkKey, locale, mutate]);
  const isOpening = opening.isPending || (linkKey !== null && opening.isIdle);
  const view = useQuery(
    trpc.member.view.queryOptions(undefined, {
      enabled: !isOpening,
      refetchInterval: ({ state: { data } }) => (data?.purchases.some(isMoving) ? everyMs : false),
      retry: false,
    }),
  );
  const isClosed = view.error !== null && errorCodeOf(view.error) === 'not_signed_in';
  return {
    view: isClosed ? undefined : view.data,
    isOpening: isOpening || view.isPending,
    isClosed,
    openError: opening.error,
    error: isClosed ? null : view.error,
    retry: () => void view.refetch(),
    isFetching: view.isFetching,
  };
}

/** Whether something about it is on its way. */
function isMoving({ accesses, subscription, withdrawal, status }: Purchase): boolean {
  return (
    status === 'processing' ||
    withdrawal?.state === 'pending' ||
    subscription?.renewal === 'cancelling' ||
    subscription?.renewal === 'reopening' ||
    accesses.some(({ state }) => state === 'PENDING')
  );
}
