import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { UserRound } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';
import type { PaletteSource } from '../shell/palette-source.ts';
import { nameOf, otherNameOf } from './name-of.ts';
import { useDebounced } from './use-debounced.ts';

const shown = 6;
const fewestLetters = 2;

/** Members found by what is typed into the palette. */
export function useMemberResults(text: string): PaletteSource {
  const t = useTranslations('members');
  const trpc = useTRPC();
  const { id: organisationId } = useOrganisation();
  const typed = text.trim();
  const query = useDebounced(typed, 200);
  const enabled = query.length >= fewestLetters;
  const found = useQuery(
    trpc.subscriber.list.queryOptions(
      { organisationId, query, limit: shown },
      { enabled, placeholderData: keepPreviousData },
    ),
  );
  const items = enabled ? (found.data?.items ?? []) : [];
  return {
    heading: t('palette'),
    busy: typed.length >= fewestLetters && (typed !== query || found.isFetching),
    items: items.map((row) => ({
      id: row.id,
      label: nameOf(row) ?? t('noName'),
      detail: otherNameOf(row) ?? '',
      icon: UserRound,
      href: `/o/${organisationId}/members/${row.id}`,
    })),
  };
}
