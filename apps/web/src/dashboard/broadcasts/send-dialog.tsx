import type { BroadcastView } from '@latchkey/contracts/procedures/broadcast';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useNavigateTo } from '../../components/link.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { useAudience } from './audience-line.tsx';
import { useBroadcastAct } from './use-broadcast-act.ts';
import { momentOf } from './wall-time.ts';

/** The last question before a broadcast goes out: it names how many people get it, and when. */
export function SendDialog({ broadcast, onClose }: { broadcast: BroadcastView; onClose: () => void }) {
  const t = useTranslations('broadcasts.send');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const navigate = useNavigateTo();
  const { id: organisationId } = useOrganisation();
  const { data: settings } = useSuspenseQuery(trpc.organisation.get.queryOptions({ organisationId }));
  const { data: audience } = useAudience(broadcast.segment);
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [wallTime, setWallTime] = useState('');
  const schedule = useBroadcastAct(trpc.broadcast.schedule.mutationOptions());
  const moment = momentOf(wallTime, settings.timeZone);
  const count = audience?.reachable ?? 0;
  const send = () => {
    const at = when === 'later' && moment ? { at: moment.toISOString() } : {};
    schedule.mutate(
      { organisationId, broadcastId: broadcast.id, ...at },
      { onSuccess: () => navigate(`/o/${organisationId}/broadcasts/${broadcast.id}`) },
    );
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title', { count })}
      description={t('text')}
    >
      <div className="flex flex-col gap-5">
        <Segmented
          label={t('when')}
          value={when}
          onChange={setWhen}
          choices={[
            { value: 'now', label: t('now') },
            { value: 'later', label: t('later') },
          ]}
        />
        {when === 'later' && (
          <TextField
            label={t('at')}
            type="datetime-local"
            value={wallTime}
            hint={t('timeZone', { zone: settings.timeZone })}
            onChange={(event) => setWallTime(event.target.value)}
          />
        )}
        <div className="flex flex-wrap justify-end gap-3">
          <Button kind="quiet" size="small" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button
            size="small"
            busy={schedule.isPending}
            disabled={!audience || count === 0 || (when === 'later' && !moment)}
            onClick={send}
          >
            {t(when === 'now' ? 'act' : 'schedule', { count })}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
