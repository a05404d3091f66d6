import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/button.tsx';
import { AuthProblem } from './auth-problem.tsx';
import { useMagicLink } from './use-magic-link.ts';

interface Props {
  email: string;
  name?: string;
  next: string;
  onBack: () => void;
}

/** A link is on its way: where to look, and what to do when it does not come. */
export function LinkSent({ email, name, next, onBack }: Props) {
  const t = useTranslations('account.linkSent');
  const [again, setAgain] = useState(false);
  const ask = useMagicLink();
  const resend = () =>
    ask.mutate({ email, next, ...(name && { name }) }, { onSuccess: () => setAgain(true) });
  return (
    <div className="flex flex-col gap-4">
      <p>{t.rich('text', { email, b: (chunks) => <strong>{chunks}</strong> })}</p>
      <p className="text-muted">{t('nothing')}</p>
      <AuthProblem failure={ask.error} />
      <p role="status" className="text-ok empty:hidden">
        {again && !ask.isPending && !ask.error ? t('sentAgain') : ''}
      </p>
      <Button kind="quiet" busy={ask.isPending} onClick={resend}>
        {t('again')}
      </Button>
      <Button kind="plain" size="small" onClick={onBack}>
        {t('back')}
      </Button>
    </div>
  );
}
