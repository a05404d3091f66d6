import { Check, MessageCircle, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OrderStatus } from '../../../api/trpc.ts';
import { ButtonLink } from '../../../components/button-link.tsx';
import { Spinner } from '../../../components/spinner.tsx';

type Access = OrderStatus['accesses'][number];

interface Props {
  accesses: readonly Access[];
  children: ReactNode;
}

/** One way in a channel. The link asks to join; who paid is let in at once. */
export function WaysIn({ accesses, children }: Props) {
  return (
    <>
      <p className="text-muted">{children}</p>
      <ul className="mt-auto flex flex-col gap-3">
        {accesses.map((access) => (
          <li key={access.channel}>
            <WayIn access={access} />
          </li>
        ))}
      </ul>
    </>
  );
}

function WayIn({ access: { channel, state, wayIn } }: { access: Access }) {
  const t = useTranslations('order');
  if (wayIn !== null && (state === 'GRANTED' || state === 'PENDING')) {
    return (
      <ButtonLink href={wayIn} className="w-full">
        <MessageCircle className="size-5 shrink-0" />
        <span className="min-w-0 break-words">{t('enter', { channel })}</span>
      </ButtonLink>
    );
  }
  return (
    <p className="flex min-h-12 items-center gap-3 rounded-xl border border-line px-5 py-3">
      {state === 'PENDING' && <Spinner />}
      {state === 'GRANTED' && <Check className="size-5 shrink-0" />}
      {(state === 'REVOKE_PENDING' || state === 'REVOKED') && <X className="size-5 shrink-0" />}
      <span className="min-w-0 flex-1 break-words">{channel}</span>
      <span className="text-sm text-muted">{t(`states.${state}`)}</span>
    </p>
  );
}
