import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type SupportRequest, useTRPC } from '../../api/trpc.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { TextAreaField } from '../../components/text-area-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { ActTrouble } from './acts/act-trouble.tsx';
import { useAct } from './acts/use-act.ts';
import { Section } from './section.tsx';
import { useMemberKey } from './use-member.ts';

/** What they have asked through the bot, and the answers. Nothing stands here for those who have asked nothing. */
export function MemberSupport() {
  const t = useTranslations('members.support');
  const trpc = useTRPC();
  const { data } = useQuery(trpc.support.list.queryOptions(useMemberKey(), { refetchInterval: 15_000 }));
  if (!data || data.length === 0) return null;
  return (
    <Section title={t('title')}>
      <ul className="flex flex-col divide-y divide-line">
        {data.map((request) => (
          <Request key={request.id} request={request} />
        ))}
      </ul>
    </Section>
  );
}

function Request({ request }: { request: SupportRequest }) {
  const t = useTranslations('members.support');
  const format = useFormat();
  const may = useMay();
  const [answering, setAnswering] = useState(false);
  return (
    <li className="flex flex-col gap-2 py-3 first:pt-0 last:pb-0">
      <p className="text-sm text-muted">
        {t('number', { number: String(request.number) })} · {format.moment(request.at)}
      </p>
      <p className="whitespace-pre-wrap">{request.body}</p>
      {request.answers.map((answer) => (
        <div key={answer.id} className="border-line border-l-2 pl-3">
          <p className="whitespace-pre-wrap">{answer.body}</p>
          <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
            {format.moment(answer.at)}
            {answer.state !== 'sent' && <Badge tone="idle">{t(`states.${answer.state}`)}</Badge>}
          </p>
        </div>
      ))}
      {may('support:act') &&
        (answering ? (
          <AnswerForm request={request} onClose={() => setAnswering(false)} />
        ) : (
          <Button kind="quiet" size="small" className="self-start" onClick={() => setAnswering(true)}>
            {t('answer')}
          </Button>
        ))}
    </li>
  );
}

const longest = 2_000;

function AnswerForm({ request, onClose }: { request: SupportRequest; onClose: () => void }) {
  const t = useTranslations('members.support');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const { id: organisationId } = useOrganisation();
  const [body, write] = useState('');
  // One form answers once, however often its button is pressed.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const answer = useAct(trpc.support.answer.mutationOptions(), { inDialog: true });
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const said = body.trim();
        if (said === '') return;
        answer.mutate(
          { organisationId, requestId: request.id, body: said, idempotencyKey },
          { onSuccess: onClose },
        );
      }}
    >
      <ActTrouble error={answer.error} />
      <TextAreaField
        label={t('yourAnswer')}
        hint={t('hint')}
        required
        maxLength={longest}
        value={body}
        onChange={(event) => write(event.target.value)}
      />
      <div className="flex justify-end gap-3">
        <Button kind="quiet" size="small" onClick={onClose}>
          {common('cancel')}
        </Button>
        <Button type="submit" size="small" busy={answer.isPending}>
          {t('send')}
        </Button>
      </div>
    </form>
  );
}
