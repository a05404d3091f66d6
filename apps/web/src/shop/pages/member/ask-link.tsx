import { useMutation } from '@tanstack/react-query';
import { MailCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorCodeOf } from '../../../api/error-code-of.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { useExplainError } from '../../../api/use-explain-error.ts';
import { Button } from '../../../components/button.tsx';
import { Card } from '../../../components/card.tsx';
import { Heading } from '../../../components/heading.tsx';
import { MessageCard } from '../../../components/message-card.tsx';
import { Notice } from '../../../components/notice.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useLanguage } from '../../../messages/messages-provider.tsx';
import { isEmail } from '../../forms/is-email.ts';
import { ShopFrame } from '../../frame/shop-frame.tsx';

/** Asks for the address to which the link goes. The answer is the same for everybody. */
export function AskLink({ openError }: { openError: unknown }) {
  const t = useTranslations('member');
  const trpc = useTRPC();
  const explain = useExplainError();
  const { locale } = useLanguage();
  const [email, setEmail] = useState('');
  const [problem, setProblem] = useState<string>();
  const { mutate, isPending, isSuccess, error, reset } = useMutation(
    trpc.member.requestLink.mutationOptions(),
  );
  const ask = (event: FormEvent) => {
    event.preventDefault();
    const wrong = email.trim() === '' ? t('check.required') : isEmail(email) ? undefined : t('check.email');
    setProblem(wrong);
    if (wrong === undefined) mutate({ email: email.trim(), locale });
    else document.getElementById('member-email')?.focus();
  };
  if (isSuccess) {
    return (
      <ShopFrame title={t('title')} announcement={t('ask.sent')}>
        <MessageCard tone="ok" icon={MailCheck} title={t('ask.sent')}>
          <p className="break-words text-muted">{t('ask.sentText', { email: email.trim() })}</p>
          <Button kind="plain" className="mt-auto" onClick={reset}>
            {t('ask.again')}
          </Button>
        </MessageCard>
      </ShopFrame>
    );
  }
  return (
    <ShopFrame title={t('title')}>
      <Card className="flex flex-col gap-5">
        <Heading>{t('ask.title')}</Heading>
        {openError !== null && <Notice tone="warn">{useless(openError) ?? explain(openError)}</Notice>}
        <p className="text-pretty text-muted">{t('ask.text')}</p>
        <form noValidate onSubmit={ask} className="flex flex-col gap-4">
          <TextField
            id="member-email"
            type="email"
            autoComplete="email"
            label={t('ask.email')}
            value={email}
            error={problem}
            onChange={(event) => {
              setEmail(event.target.value);
              setProblem(undefined);
            }}
          />
          {error && <Notice tone="bad">{explain(error)}</Notice>}
          <Button type="submit" busy={isPending}>
            {t('ask.send')}
          </Button>
        </form>
        <p className="text-sm text-muted">{t('ask.telegram')}</p>
      </Card>
    </ShopFrame>
  );

  function useless(reason: unknown): string | undefined {
    const code = errorCodeOf(reason);
    if (code === 'claim_expired') return t('ask.expired');
    return code === 'claim_unknown' ? t('ask.unknown') : undefined;
  }
}
