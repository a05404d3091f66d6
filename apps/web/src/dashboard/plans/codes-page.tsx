import type { AccessCodeView } from '@latchkey/contracts/procedures/access-code';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useToast } from '../../components/toast.tsx';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { CodeDialog } from './code-dialog.tsx';
import { CodeLine } from './code-line.tsx';
import { EndCodeDialog } from './end-code-dialog.tsx';
import { PlansFrame } from './plans-frame.tsx';

/** Codes that open a plan for nothing. */
export function CodesPage() {
  const t = useTranslations('plans.codes');
  const trpc = useTRPC();
  const { id: organisationId } = useOrganisation();
  const may = useMay();
  const { data: codes } = useSuspenseQuery(trpc.accessCode.list.queryOptions({ organisationId }));
  const { data: plans } = useSuspenseQuery(trpc.plan.list.queryOptions({ organisationId, state: 'all' }));
  const [making, make] = useState(false);
  const [ending, end] = useState<AccessCodeView | null>(null);
  const act = may('organisation:manage') && plans.length > 0 && (
    <Button size="small" onClick={() => make(true)}>
      <Plus className="size-4" />
      {t('create')}
    </Button>
  );
  return (
    <PlansFrame part="codes" action={codes.length > 0 && act}>
      <div className="rounded-2xl border border-line bg-surface shadow-sm">
        {codes.length === 0 ? (
          <EmptyState icon={KeyRound} title={t('empty.title')} action={act}>
            {t('empty.text')}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {codes.map((code) => (
              <CodeLine
                key={code.id}
                code={code}
                what={plans.find(({ id }) => id === code.planId)?.name}
                detail={code.days === null ? t('forGood') : t('lasts', { count: code.days })}
                acts={
                  code.state === 'live' && (
                    <>
                      <CopyButton text={code.botUrl ?? code.code} label={t('link')} />
                      {may('organisation:manage') && (
                        <Button kind="quiet" size="small" onClick={() => end(code)}>
                          {t('end')}
                        </Button>
                      )}
                    </>
                  )
                }
              />
            ))}
          </ul>
        )}
      </div>
      {making && <CodeDialog onClose={() => make(false)} />}
      {ending && <EndCode code={ending} onClose={() => end(null)} />}
    </PlansFrame>
  );
}

function EndCode({
  code: { id: accessCodeId, code },
  onClose,
}: {
  code: AccessCodeView;
  onClose: () => void;
}) {
  const t = useTranslations('plans.codes');
  const trpc = useTRPC();
  const toast = useToast();
  const client = useQueryClient();
  const { id: organisationId } = useOrganisation();
  const end = useMutation(
    trpc.accessCode.end.mutationOptions({
      onSuccess: () => {
        void client.invalidateQueries(trpc.accessCode.pathFilter());
        toast({ text: t('ended', { code }) });
        onClose();
      },
    }),
  );
  return (
    <EndCodeDialog
      kind="codes"
      code={code}
      busy={end.isPending}
      error={end.error}
      onEnd={() => end.mutate({ organisationId, accessCodeId })}
      onClose={onClose}
    />
  );
}
