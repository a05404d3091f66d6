import type { ChannelNeed } from '@latchkey/contracts/channel/channel-needs';
import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';

/** What a channel lacks, each with how to give it. */
export function NeedList({ needs }: { needs: readonly ChannelNeed[] }) {
  const t = useTranslations('channels.needs');
  return (
    <ul className="flex flex-col gap-3">
      {needs.map((need) => (
        <li key={need} className="flex gap-3 rounded-xl bg-warn-soft px-4 py-3">
          <CircleAlert className="mt-0.5 size-5 shrink-0 text-warn" />
          <div className="min-w-0">
            <p className="font-semibold text-warn">{t(`${need}.name`)}</p>
            <p className="text-pretty">{t(`${need}.how`)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
