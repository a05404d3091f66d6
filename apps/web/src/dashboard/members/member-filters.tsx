import { memberFilters } from '@latchkey/contracts/members/standing';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { controlStyle } from '../../components/control-style.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';
import type { MemberSearch } from './member-search.ts';
import { useDebounced } from './use-debounced.ts';

interface Props {
  search: MemberSearch;
  onChange: (changed: MemberSearch) => void;
}

/** What the list is narrowed to: by what is typed, and by what is chosen. */
export function MemberFilters({ search, onChange }: Props) {
  const t = useTranslations('members');
  const trpc = useTRPC();
  const { id: organisationId } = useOrganisation();
  const channels = useQuery(trpc.channel.list.queryOptions({ organisationId })).data ?? [];
  const plans = useQuery(trpc.plan.list.queryOptions({ organisationId })).data ?? [];
  const isNarrowed = Boolean(search.query || search.state || search.channelId || search.planId);
  return (
    <search className="mb-4 flex flex-wrap items-center gap-2" aria-label={t('filters.label')}>
      <SearchBox query={search.query ?? ''} onChange={(query) => onChange({ query: query || undefined })} />
      <Choice
        label={t('filters.state')}
        value={search.state}
        any={t('filters.any')}
        choices={memberFilters.map((state) => ({ value: state, label: t(`standing.${state}`) }))}
        onChange={(state) => onChange({ state: state as MemberSearch['state'] })}
      />
      {channels.length > 1 && (
        <Choice
          label={t('filters.channel')}
          value={search.channelId}
          any={t('filters.anyChannel')}
          choices={channels.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(channelId) => onChange({ channelId })}
        />
      )}
      {plans.length > 1 && (
        <Choice
          label={t('filters.plan')}
          value={search.planId}
          any={t('filters.anyPlan')}
          choices={plans.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(planId) => onChange({ planId })}
        />
      )}
      {isNarrowed && (
        <Button
          kind="plain"
          size="small"
          onClick={() =>
            onChange({ query: undefined, state: undefined, channelId: undefined, planId: undefined })
          }
        >
          {t('filters.clear')}
        </Button>
      )}
    </search>
  );
}

/** The address follows what is typed; an address that changes by itself (back, clear) changes what is typed. */
function SearchBox({ query, onChange }: { query: string; onChange: (query: string) => void }) {
  const t = useTranslations('members');
  const [typed, type] = useState(query);
  const [asked, ask] = useState(query);
  const still = useDebounced(typed.trim(), 250);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed moves the address.
  useEffect(() => {
    if (still === asked) return;
    ask(still);
    onChange(still);
  }, [still]);
  useEffect(() => {
    if (query === asked) return;
    ask(query);
    type(query);
  }, [query, asked]);
  return (
    <div className="relative min-w-56 flex-1">
      <Search className="pointer-events-none absolute top-3.5 left-3 size-4 text-muted" />
      <input
        type="search"
        value={typed}
        aria-label={t('search')}
        placeholder={t('searchHint')}
        onChange={(event) => type(event.target.value)}
        className={`${controlStyle} pl-9`}
      />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  any: string;
  choices: readonly { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}

function Choice({ label, value, any, choices, onChange }: ChoiceProps) {
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || undefined)}
      className={`${controlStyle} w-auto! min-w-32 flex-1 sm:max-w-48 sm:flex-none`}
    >
      <option value="">{any}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
