import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { useOrganisation } from '../../organisation/use-organisation.ts';
import { ActTrouble } from './act-trouble.tsx';
import { useAct } from './use-act.ts';

/** Takes a removal back, with the days that were left. */
export function UndoRemoval({ accessId }: { accessId: string }) {
  const t = useTranslations('members.acts');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const toast = useToast();
  const format = useFormat();
  const { id: organisationId } = useOrganisation();
  const [open, setOpen] = useState(false);
  const [days, setDays] = useState('');
  const [reason, setReason] = useState('');
  const undo = useAct(trpc.access.undoRemoval.mutationOptions(), { inDialog: true });
  const submit = () =>
    undo.mutate(
      {
        organisationId,
        accessId,
        reason: reason.trim() || t('undo'),
        ...(days ? { days: Number(days) } : {}),
      },
      {
        onSuccess: ({ undone, until }) => {
          setOpen(false);
          if (!undone) toast({ text: t('notRemoved'), tone: 'idle' });
          else toast({ text: until ? t('undone', { date: format.day(until) }) : t('undoneForGood') });
        },
      },
    );
  return (
    <>
      <Button kind="quiet" size="small" className="self-start" onClick={() => setOpen(true)}>
        {t('undo')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('undoTitle')} description={t('undoText')}>
        <form
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <ActTrouble error={undo.error} />
          <TextField
            label={t('undoDays')}
            hint={t('undoDaysHint')}
            optional
            type="number"
            min={1}
            max={366}
            value={days}
            onChange={(event) => setDays(event.target.value)}
          />
          <TextField
            label={t('reason')}
            hint={t('reasonHint')}
            optional
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <div className="flex justify-end gap-3">
            <Button kind="quiet" size="small" onClick={() => setOpen(false)}>
              {common('cancel')}
            </Button>
            <Button type="submit" size="small" busy={undo.isPending}>
              {t('undo')}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
