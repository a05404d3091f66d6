import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { type TimelineItem, useTRPC } from '../../../api/trpc.ts';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { Section } from '../section.tsx';
import { useMemberKey } from '../use-member.ts';
import { kindLooks } from './kind-looks.ts';
import { useActorWords } from './use-actor-words.ts';
import { useTimelineWords } from './use-timeline-words.ts';

/** What happened to a member and why, newest first, in plain words. */
export function MemberTimeline() {
  const t = useTranslations();
  const trpc = useTRPC();
  const explain = useExplainError();
  const history = useInfiniteQuery(
    trpc.subscriber.timeline.infiniteQueryOptions(
      { ...useMemberKey(), limit: 30 },
      {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        refetchInterval: 15_000,
      },
    ),
  );
  const items = history.data?.pages.flatMap((page) => page.items);
  return (
    <Section title={t('members.member.sections.timeline')}>
      {history.error && !items && <Notice tone="bad">{explain(history.error)}</Notice>}
      {!items && !history.error && <TimelineSkeleton />}
      <ol className="relative flex flex-col">
        {items?.map((item, index) => (
          <Entry key={item.key} item={item} isLast={index === items.length - 1} />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button
          kind="quiet"
          size="small"
          busy={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('common.more')}
        </Button>
      )}
    </Section>
  );
}

function Entry({ item, isLast }: { item: TimelineItem; isLast: boolean }) {
  const format = useFormat();
  const wordsOf = useTimelineWords();
  const actorOf = useActorWords();
  const { icon: Icon, style } = kindLooks[item.kind];
  const { text, detail } = wordsOf(item);
  return (
    <li className="relative flex gap-3 pb-5 last:pb-0">
      {!isLast && <span aria-hidden="true" className="absolute top-8 bottom-0 left-4 w-px bg-line" />}
      <span className={`z-10 grid size-8 shrink-0 place-items-center rounded-full ${style}`}>
        <Icon className="size-4" />
      </span>
      <div className="min-w-0 flex-1 pt-1">
        <p className="break-words">{text}</p>
        {detail && <p className="text-sm text-muted">{detail}</p>}
        <p className="text-sm text-muted">
          <time dateTime={item.at}>{format.moment(item.at)}</time> · {actorOf(item.actor)}
        </p>
      </div>
    </li>
  );
}

function TimelineSkeleton() {
  return (
    <div className="flex flex-col gap-5">
      {['w-64', 'w-48', 'w-72', 'w-56'].map((width) => (
        <div key={width} className="flex gap-3">
          <Skeleton className="size-8 rounded-full!" />
          <Skeleton className={`h-4 max-w-full ${width}`} />
        </div>
      ))}
    </div>
  );
}
