import type { BotSwitchView } from '@latchkey/contracts/procedures/own-bot';
import { useTranslations } from 'use-intl';
import { Notice } from '../../../components/notice.tsx';

/** What came of the last switch of a channel. */
export function SwitchEnd({ ended }: { ended: BotSwitchView }) {
  const t = useTranslations('bot.switch');
  const names = { from: ended.from.username, to: ended.to.username };
  if (ended.step === 'abandoned') return <p className="text-sm text-muted">{t('abandoned', names)}</p>;
  if (ended.ending === 'stays') return <Notice tone="warn">{t('stays', names)}</Notice>;
  return <p className="text-sm text-ok">{t('done', names)}</p>;
}
