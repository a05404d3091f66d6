import { type RecipientState, recipientStates } from '@latchkey/contracts/broadcast/broadcast';
import type { BroadcastView } from '@latchkey/contracts/procedures/broadcast';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Badge } from '../../components/badge.tsx';
import { Link } from '../../components/link.tsx';
import { SelectField } from '../../components/select-field.tsx';
import type { Tone } from '../../components/tone.ts';
import { useFormat } from '../../format/use-format.ts';
import { nameOf } from '../members/name-of.ts';
import { type Column, MoneyTable } from '../money/money-table.tsx';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { ExportRecipients } from './export-recipients.tsx';

const tones = {
  queued: 'idle',
  sending: 'idle',
  sent: 'ok',
  blocked: 'idle',
  never_started: 'idle',
  opted_out: 'idle',
  failed: 'bad',
  in_doubt: 'warn',
  cancelled: 'idle',
} as const satisfies Record<RecipientState, Tone>;

/** How it went for each person. */
export function RecipientTable({ broadcast: { id: broadcastId, counts } }: { broadcast: BroadcastView }) {
  const t = useTranslations('broadcasts');
  const trpc = useTRPC();
  const may = useMay()('organisation:manage');
  const { id: organisationId } = useOrganisation();
  const [state, setState] = useState<RecipientState | undefined>(undefined);
  const list = useInfiniteQuery(
    trpc.broadcast.recipients.infiniteQueryOptions(
      { organisationId, broadcastId, ...(state ? { state } : {}) },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const present = recipientStates.filter((each) => counts[each] > 0 || each === state);
  return (
    <section aria-label={t('people')} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <SelectField
          label={t('filter')}
          value={state ?? ''}
          onChange={(event) => setState(recipientStates.find((each) => each === event.target.value))}
        >
          <option value="">{t('everybody')}</option>
          {present.map((each) => (
            <option key={each} value={each}>
              {t(`recipient.${each}`)}
            </option>
          ))}
        </SelectField>
        {may && <ExportRecipients broadcastId={broadcastId} state={state} />}
      </div>
      <MoneyTable
        label={t('people')}
        list={list}
        rows={rows.map((row) => ({ ...row, id: String(row.telegramUserId) }))}
        columns={useColumns()}
        empty={{ icon: Users, title: t('nobody.title'), text: t('nobody.text') }}
      />
    </section>
  );
}

interface Row {
  id: string;
  subscriberId: string | null;
  firstName: string | null;
  username: string | null;
  state: RecipientState;
  sentAt: string | null;
}

function useColumns(): Column<Row>[] {
  const t = useTranslations('broadcasts');
  const format = useFormat();
  const { id: organisationId } = useOrganisation();
  return [
    {
      header: t('columns.person'),
      cell: (row) => {
        const name = nameOf({ ...row, email: null }) ?? row.id;
        if (!row.subscriberId) return name;
        return (
          <Link
            href={`/o/${organisationId}/members/${row.subscriberId}`}
            className="underline underline-offset-4"
          >
            {name}
          </Link>
        );
      },
    },
    {
      header: t('columns.result'),
      cell: ({ state }) => <Badge tone={tones[state]}>{t(`recipient.${state}`)}</Badge>,
    },
    {
      header: t('columns.sentAt'),
      cell: ({ sentAt }) => (
        <span className="text-sm text-muted">{sentAt ? format.moment(sentAt) : '–'}</span>
      ),
    },
  ];
}
