import type { BroadcastView } from '@latchkey/contracts/procedures/broadcast';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useNavigateTo } from '../../components/link.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { useBroadcastAct } from './use-broadcast-act.ts';
import { useCountdown } from './use-countdown.ts';

/** What can be done about a broadcast as it stands. */
export function BroadcastActs({ broadcast }: { broadcast: BroadcastView }) {
  const { state } = broadcast;
  if (state === 'draft') return <Remove broadcast={broadcast} />;
  if (state === 'scheduled') return <TakeBack broadcast={broadcast} />;
  if (state === 'sending' || state === 'paused') return <UnderWay broadcast={broadcast} />;
  return null;
}

function Remove({ broadcast: { id: broadcastId } }: { broadcast: BroadcastView }) {
  const t = useTranslations('broadcasts.acts');
  const navigate = useNavigateTo();
  const { id: organisationId } = useOrganisation();
  const remove = useBroadcastAct(useTRPC().broadcast.remove.mutationOptions());
  const press = () => {
    // The page goes first: what is gone is not asked for again.
    navigate(`/o/${organisationId}/broadcasts`);
    remove.mutate({ organisationId, broadcastId });
  };
  return (
    <Button kind="quiet" size="small" onClick={press}>
      {t('remove')}
    </Button>
  );
}

/** Nothing has gone out yet: seconds, or days. */
function TakeBack({ broadcast: { id: broadcastId, startsInSeconds } }: { broadcast: BroadcastView }) {
  const t = useTranslations('broadcasts.acts');
  const { id: organisationId } = useOrganisation();
  const left = useCountdown(startsInSeconds ?? 0);
  const undo = useBroadcastAct(useTRPC().broadcast.unschedule.mutationOptions());
  const isSoon = left <= 60;
  return (
    <Button
      kind={isSoon ? 'primary' : 'quiet'}
      size="small"
      busy={undo.isPending}
      onClick={() => undo.mutate({ organisationId, broadcastId })}
    >
      {isSoon ? t('undo', { seconds: left }) : t('unschedule')}
    </Button>
  );
}

function UnderWay({ broadcast: { id: broadcastId, state } }: { broadcast: BroadcastView }) {
  const t = useTranslations('broadcasts.acts');
  const trpc = useTRPC();
  const { id: organisationId } = useOrganisation();
  const [ending, setEnding] = useState(false);
  const pause = useBroadcastAct(trpc.broadcast.pause.mutationOptions());
  const resume = useBroadcastAct(trpc.broadcast.resume.mutationOptions());
  const cancel = useBroadcastAct(trpc.broadcast.cancel.mutationOptions());
  const of = { organisationId, broadcastId };
  const end = () => cancel.mutate(of, { onSettled: () => setEnding(false) });
  return (
    <>
      {state === 'sending' ? (
        <Button kind="quiet" size="small" busy={pause.isPending} onClick={() => pause.mutate(of)}>
          {t('pause')}
        </Button>
      ) : (
        <Button size="small" busy={resume.isPending} onClick={() => resume.mutate(of)}>
          {t('resume')}
        </Button>
      )}
      <Button kind="danger" size="small" onClick={() => setEnding(true)}>
        {t('cancel')}
      </Button>
      <Dialog open={ending} onOpenChange={setEnding} title={t('cancelTitle')} description={t('cancelText')}>
        <div className="flex justify-end gap-3">
          <Button kind="quiet" size="small" onClick={() => setEnding(false)}>
            {t('goOn')}
          </Button>
          <Button kind="danger" size="small" busy={cancel.isPending} onClick={end}>
            {t('cancel')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
