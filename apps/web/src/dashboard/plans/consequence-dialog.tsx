import type { PlanChangePreview, PlanDetail } from '@latchkey/contracts/procedures/plan';
import { useQuery } from '@tanstack/react-query';
import { UserMinus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { CheckField } from '../../components/check-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { ActTrouble } from '../member/acts/act-trouble.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';

export interface Choice {
  appliesTo: 'new_buyers' | 'all';
  agreedLeaving: number;
}

interface Props {
  plan: PlanDetail;
  channelIds: readonly string[];
  busy: boolean;
  onChoose: (choice: Choice) => void;
  onClose: () => void;
}

/** Who would gain or lose a channel by an edit, and for whom it is to hold. */
export function ConsequenceDialog({ plan, channelIds, busy, onChoose, onClose }: Props) {
  const t = useTranslations('plans.change');
  const common = useTranslations('common');
  const { id: organisationId } = useOrganisation();
  const [appliesTo, choose] = useState<Choice['appliesTo']>('new_buyers');
  const [agreed, agree] = useState(false);
  const asking = { organisationId, planId: plan.id, channelIds: [...channelIds] as PlanDetail['channelIds'] };
  const preview = useQuery({ ...useTRPC().plan.previewChange.queryOptions(asking), gcTime: 0 });
  const leaving = preview.data?.leaving ?? 0;
  const ready = preview.data !== undefined && (appliesTo === 'new_buyers' || leaving === 0 || agreed);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      description={t('intro', { count: plan.members })}
    >
      <div className="flex flex-col gap-5">
        <ActTrouble error={preview.error} />
        {preview.isPending && (
          <div role="status" className="flex flex-col gap-3">
            <span className="sr-only">{t('asking')}</span>
            <Skeleton className="h-20 w-full" />
            <Skeleton className="h-20 w-full" />
          </div>
        )}
        {preview.data && (
          <div role="radiogroup" aria-label={t('title')} className="flex flex-col gap-3">
            <Option
              name={t('newBuyers')}
              text={t('newBuyersText')}
              chosen={appliesTo === 'new_buyers'}
              onChoose={() => choose('new_buyers')}
            />
            <Option
              name={t('all')}
              text={t('allText')}
              chosen={appliesTo === 'all'}
              onChoose={() => choose('all')}
            >
              <Changes preview={preview.data} />
            </Option>
          </div>
        )}
        {appliesTo === 'all' && leaving > 0 && preview.data && (
          <Leaving preview={preview.data} agreed={agreed} onAgree={agree} />
        )}
        <div className="flex justify-end gap-3">
          <Button kind="quiet" size="small" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button
            size="small"
            kind={appliesTo === 'all' && leaving > 0 ? 'danger' : 'primary'}
            busy={busy}
            disabled={!ready}
            onClick={() => onChoose({ appliesTo, agreedLeaving: appliesTo === 'all' ? leaving : 0 })}
          >
            {t('apply')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

interface OptionProps {
  name: string;
  text: string;
  chosen: boolean;
  onChoose: () => void;
  children?: React.ReactNode;
}

function Option({ name, text, chosen, onChoose, children }: OptionProps) {
  return (
    <label className="flex cursor-pointer gap-3 rounded-xl border border-line p-4 has-checked:border-accent has-checked:bg-accent-soft">
      <input
        type="radio"
        name="appliesTo"
        checked={chosen}
        onChange={onChoose}
        className="mt-1 size-5 shrink-0 accent-accent"
      />
      <span className="flex min-w-0 flex-col gap-1">
        <span className="font-semibold">{name}</span>
        <span className="text-muted">{text}</span>
        {children}
      </span>
    </label>
  );
}

function Changes({ preview }: { preview: PlanChangePreview }) {
  const t = useTranslations('plans.change');
  return (
    <span className="mt-2 flex flex-col gap-1.5">
      {preview.channels.map(({ channelId, title, change, people }) => (
        <span
          key={channelId}
          className={`flex gap-2 ${change === 'removed' && people > 0 ? 'text-bad' : 'text-ink'}`}
        >
          {change === 'added' ? (
            <UserPlus className="mt-1 size-4 shrink-0" />
          ) : (
            <UserMinus className="mt-1 size-4 shrink-0" />
          )}
          {t(change, { count: people, title })}
        </span>
      ))}
    </span>
  );
}

interface LeavingProps {
  preview: PlanChangePreview;
  agreed: boolean;
  onAgree: (agreed: boolean) => void;
}

function Leaving({ preview: { leaving, leavingPeople }, agreed, onAgree }: LeavingProps) {
  const t = useTranslations('plans.change');
  const nameOf = (person: PlanChangePreview['leavingPeople'][number]) =>
    person.firstName || (person.username && `@${person.username}`) || t('unnamed');
  const more = leaving - leavingPeople.length;
  return (
    <Notice tone="bad">
      <p className="font-semibold">{t('leaving', { count: leaving })}</p>
      <p className="mt-1">
        {t('leavingPeople')}: {leavingPeople.map(nameOf).join(', ')}
        {more > 0 && ` ${t('andMore', { count: more })}`}
      </p>
      <CheckField
        className="mt-3"
        label={t('agree')}
        checked={agreed}
        onChange={(event) => onAgree(event.target.checked)}
      />
    </Notice>
  );
}
