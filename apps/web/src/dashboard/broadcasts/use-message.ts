import { Content, ContentButton, contentLimits, textOf } from '@latchkey/contracts/broadcast/content';
import { parseMarks, writeMarks } from '@latchkey/contracts/broadcast/marks';
import type { BroadcastView } from '@latchkey/contracts/procedures/broadcast';
import { useMemo } from 'react';
import { useTyped } from '../settings/use-typed.ts';

/** A message while it is written: what is typed is kept until it is saved. `message` is null while something is wrong with it. */
export function useMessage(name: string, saved: BroadcastView | null) {
  const [typed, type, forgetText] = useTyped(`${name} text`, saved ? writeMarks(saved.content) : '');
  const [label, typeLabel, forgetLabel] = useTyped(`${name} button`, saved?.button?.text ?? '');
  const [url, typeUrl, forgetUrl] = useTyped(`${name} url`, saved?.button?.url ?? '');
  const spans = useMemo(() => parseMarks(typed), [typed]);
  const { length } = textOf(spans);
  const hasButton = label.trim() !== '' || url.trim() !== '';
  const button = hasButton ? ContentButton.safeParse({ text: label, url: url.trim() }) : null;
  const content = Content.safeParse(spans);
  const problems = {
    text:
      length > contentLimits.characters
        ? ('tooLong' as const)
        : !content.success && typed.trim()
          ? ('tooMany' as const)
          : null,
    label: hasButton && label.trim() === '' ? ('labelMissing' as const) : null,
    url: button?.error?.issues.some(({ path }) => path[0] === 'url') ? ('urlWrong' as const) : null,
  };
  const isRight = content.success && (button === null || button.success);
  return {
    typed,
    type,
    label,
    typeLabel,
    url,
    typeUrl,
    length,
    spans,
    problems,
    message: isRight ? { content: content.data, button: button?.data ?? null } : null,
    /** For the preview, also while the address is still being typed. */
    shownButton: label.trim() === '' ? null : { text: label.trim(), url: url.trim() },
    forget: () => {
      forgetText();
      forgetLabel();
      forgetUrl();
    },
  };
}
