import { Check } from 'lucide-react';

/** The channels a plan opens. */
export function WhatIsInside({ channels }: { channels: readonly string[] }) {
  return (
    <div className="flex flex-col gap-2">
      <h2 className="text-sm font-semibold">What is inside</h2>
      <ul className="flex flex-col gap-2">
        {channels.map((channel) => (
          <li key={channel} className="flex items-start gap-2.5">
            <Check className="shrink-0 mt-0.5 size-5 text-ok" />
            <span className="min-w-0 break-words">
              {channel} <span className="text-muted">on Telegram</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
