import { noticeTextProblem } from '@latchkey/contracts/notices/fill-text';
import { noticeTexts } from '@latchkey/contracts/notices/texts';
import type { NoticeTextView } from '@latchkey/contracts/procedures/notice-text';
import type { FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { TextAreaField } from '../../components/text-area-field.tsx';
import { ActTrouble } from '../member/acts/act-trouble.tsx';
import { useMay, useOrganisation } from '../organisation/use-organisation.ts';
import { MessageBubble } from './message-bubble.tsx';
import { useSaving } from './use-saving.ts';
import { useTyped } from './use-typed.ts';

/** One message in one language: its words beside how they arrive. What is typed is kept until it is saved. */
export function MessageEditor({ text }: { text: NoticeTextView }) {
  const t = useTranslations('settings.messages');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const { id: organisationId } = useOrganisation();
  const mayChange = useMay()('organisation:manage');
  const { name, locale } = text;
  const [body, type, forget] = useTyped(`message ${organisationId} ${name} ${locale}`, text.body);
  const save = useSaving(trpc.noticeText.set.mutationOptions());
  const reset = useSaving(trpc.noticeText.reset.mutationOptions());
  const problem = noticeTextProblem(name, body);
  const named = problem?.placeholders.map((each) => `{${each}}`).join(', ') ?? '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!problem && body.trim() !== '')
      save.mutate({ organisationId, name, locale, body }, { onSuccess: forget });
  };
  const putBack = () =>
    reset.mutate(
      { organisationId, name, locale },
      {
        onSuccess: (ours) => {
          forget();
          type(ours.body);
        },
      },
    );
  return (
    <form noValidate onSubmit={submit} className="grid gap-6 md:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-4">
        <p>
          <Badge tone={text.isOwn ? 'ok' : 'idle'}>{t(text.isOwn ? 'own' : 'ours')}</Badge>
        </p>
        <TextAreaField
          label={t('body')}
          rows={9}
          value={body}
          disabled={!mayChange}
          maxLength={1500}
          error={problem ? t(`problems.${problem.kind}`, { named }) : undefined}
          hint={t('optional')}
          onChange={(event) => type(event.target.value)}
        />
        <div className="text-sm text-muted">
          <p>{t('mayName')}:</p>
          <ul className="mt-1 flex flex-col gap-1">
            {noticeTexts[name].may.map((placeholder) => (
              <li key={placeholder}>
                <code className="rounded bg-sunken px-1.5 py-0.5 text-ink">{`{${placeholder}}`}</code>{' '}
                {t(`placeholders.${placeholder}`)}
              </li>
            ))}
          </ul>
        </div>
        <ActTrouble error={save.error ?? reset.error} />
        {mayChange && (
          <div className="flex flex-wrap gap-3">
            <Button
              type="submit"
              size="small"
              busy={save.isPending}
              disabled={problem !== null || body === text.body}
            >
              {common('save')}
            </Button>
            {text.isOwn && (
              <Button kind="quiet" size="small" busy={reset.isPending} onClick={putBack}>
                {t('reset')}
              </Button>
            )}
          </div>
        )}
      </div>
      <MessageBubble name={name} locale={locale} body={body} />
    </form>
  );
}
