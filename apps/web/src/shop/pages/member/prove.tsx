import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorCodeOf } from '../../../api/error-code-of.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { Button } from '../../../components/button.tsx';
import { ButtonLink } from '../../../components/button-link.tsx';
import { Notice } from '../../../components/notice.tsx';
import { TextField } from '../../../components/text-field.tsx';
import type { MemberView } from './member-view.ts';

/**
 * A code, by mail or from the bot, shows that the person is there and not only their link.
 *
 * @param person.telegram false: only a code by mail will do
 */
export function Prove({ person }: { person: MemberView['person'] }) {
  const t = useTranslations('member.data');
  const trpc = useTRPC();
  const explain = useExplainError();
  const sending = useMutation(trpc.member.sendCode.mutationOptions());
  return (
    <div className="flex flex-col gap-4 rounded-xl bg-sunken p-4">
      {sending.error && <Notice tone="bad">{explain(sending.error)}</Notice>}
      <div className="flex flex-wrap gap-3">
        {person.email && (
          <Button
            kind={sending.data ? 'quiet' : 'primary'}
            size="small"
            busy={sending.isPending}
            onClick={() => sending.mutate({ by: 'mail' })}
          >
            {t('byMail', { email: person.email })}
          </Button>
        )}
        {person.telegram && !sending.data && (
          <Button size="small" busy={sending.isPending} onClick={() => sending.mutate({ by: 'telegram' })}>
            {t('byTelegram')}
          </Button>
        )}
        {sending.data?.deepLink && (
          <ButtonLink size="small" href={sending.data.deepLink}>
            <Send className="size-4" />
            {t('openBot')}
          </ButtonLink>
        )}
      </div>
      {sending.data && <TypeCode />}
    </div>
  );
}

function TypeCode() {
  const t = useTranslations('member.data');
  const check = useTranslations('member.check');
  const trpc = useTRPC();
  const cache = useQueryClient();
  const explain = useExplainError();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string>();
  const proving = useMutation(
    trpc.member.prove.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: trpc.member.view.queryKey() }),
      onError: (error) => {
        const wrong = errorCodeOf(error);
        if (wrong === 'claim_unknown') setProblem(t('wrong'));
        else setProblem(wrong === 'claim_expired' ? t('tooOld') : explain(error));
      },
    }),
  );
  const prove = (event: FormEvent) => {
    event.preventDefault();
    const digits = code.replace(/\s/g, '');
    if (!/^\d{6}$/.test(digits)) setProblem(check('code'));
    else proving.mutate({ code: digits });
  };
  return (
    <form noValidate onSubmit={prove} className="flex flex-col gap-3">
      <p role="status" className="text-sm text-muted">
        {t('sent')}
      </p>
      <TextField
        label={t('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        value={code}
        error={problem}
        onChange={(event) => {
          setCode(event.target.value);
          setProblem(undefined);
        }}
      />
      <Button type="submit" size="small" className="self-start" busy={proving.isPending}>
        {t('check')}
      </Button>
    </form>
  );
}
