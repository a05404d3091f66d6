import type { BroadcastView, Segment } from '@latchkey/contracts/procedures/broadcast';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Button } from '../../components/button.tsx';
import { useNavigateTo } from '../../components/link.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useToast } from '../../components/toast.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { AudienceLine } from './audience-line.tsx';
import { ContentField } from './content-field.tsx';
import { ContentPreview } from './content-preview.tsx';
import { SegmentField } from './segment-field.tsx';
import { SendDialog } from './send-dialog.tsx';
import { SendToMe } from './send-to-me.tsx';
import { useBroadcastAct } from './use-broadcast-act.ts';
import { useMessage } from './use-message.ts';

/** A broadcast while it is written: its words beside how they arrive, and to how many people. */
export function BroadcastEditor({ draft }: { draft: BroadcastView | null }) {
  const t = useTranslations('broadcasts.editor');
  const toast = useToast();
  const navigate = useNavigateTo();
  const { id: organisationId } = useOrganisation();
  const writing = useMessage(`broadcast ${draft?.id ?? `new ${organisationId}`}`, draft);
  const [segment, setSegment] = useState<Segment>(draft?.segment ?? { kind: 'active' });
  const [sending, setSending] = useState<BroadcastView | null>(null);
  const { save, isSaving } = useSaveDraft(draft, organisationId);
  const { message, problems } = writing;
  const saved = async () => {
    if (!message) return null;
    const kept = await save({ ...message, segment });
    writing.forget();
    return kept;
  };
  const keep = async () => {
    const kept = await saved();
    if (!kept) return;
    toast({ text: t('saved') });
    navigate(`/o/${organisationId}/broadcasts`);
  };
  return (
    <>
      <div className="grid gap-8 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          <ContentField
            value={writing.typed}
            length={writing.length}
            error={problems.text ? t(problems.text) : undefined}
            onChange={writing.type}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label={t('button')}
              optional
              maxLength={64}
              value={writing.label}
              error={problems.label ? t(problems.label) : undefined}
              onChange={(event) => writing.typeLabel(event.target.value)}
            />
            <TextField
              label={t('url')}
              type="url"
              inputMode="url"
              placeholder="https://"
              value={writing.url}
              error={problems.url ? t(problems.url) : undefined}
              onChange={(event) => writing.typeUrl(event.target.value)}
            />
          </div>
          <SegmentField value={segment} onChange={setSegment} />
          <AudienceLine segment={segment} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <ContentPreview content={writing.spans} button={writing.shownButton} />
          <SendToMe message={message} />
        </div>
      </div>
      <div className="mt-8 flex flex-wrap gap-3 border-t border-line pt-5">
        <Button
          size="small"
          disabled={!message}
          busy={isSaving}
          onClick={() => void saved().then(setSending)}
        >
          {t('continue')}
        </Button>
        <Button kind="quiet" size="small" disabled={!message} busy={isSaving} onClick={() => void keep()}>
          {t('saveDraft')}
        </Button>
      </div>
      {sending && <SendDialog broadcast={sending} onClose={() => setSending(null)} />}
    </>
  );
}

/** Keeps what is written, as one draft however often it is kept. */
function useSaveDraft(draft: BroadcastView | null, organisationId: string) {
  const trpc = useTRPC();
  const create = useBroadcastAct(trpc.broadcast.create.mutationOptions());
  const update = useBroadcastAct(trpc.broadcast.update.mutationOptions());
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [created, setCreated] = useState<string | null>(null);
  const known = draft?.id ?? created;
  type Written = Omit<Parameters<typeof create.mutateAsync>[0], 'organisationId' | 'idempotencyKey'>;
  const save = async (written: Written): Promise<BroadcastView | null> => {
    try {
      if (known) return await update.mutateAsync({ ...written, organisationId, broadcastId: known });
      const made = await create.mutateAsync({ ...written, organisationId, idempotencyKey });
      setCreated(made.id);
      return made;
    } catch {
      // What went wrong has been said.
      return null;
    }
  };
  return { save, isSaving: create.isPending || update.isPending };
}
