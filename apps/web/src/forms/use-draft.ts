import { useEffect, useRef, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';

/**
 * Keeps what is typed into a form until it is saved, through a lost session, a reload and going back: in this tab only.
 *
 * @returns whether something was brought back, and how to begin anew
 */
export function useDraft<I extends FieldValues, O>(name: string, form: UseFormReturn<I, unknown, O>) {
  const key = `latchkey draft ${name}`;
  const [restored, setRestored] = useState(false);
  const done = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each draft; the form stays the same.
  useEffect(() => {
    const kept = read(key);
    if (kept) {
      form.reset({ ...form.getValues(), ...(kept as I) }, { keepDefaultValues: true });
      setRestored(true);
    }
    const watching = form.watch((values) => {
      if (!done.current) window.sessionStorage.setItem(key, JSON.stringify(values));
    });
    return () => watching.unsubscribe();
  }, [key]);
  const forget = () => window.sessionStorage.removeItem(key);
  return {
    restored,
    /** It is saved: nothing is to be brought back. */
    finish: () => {
      done.current = true;
      forget();
    },
    discard: () => {
      form.reset();
      forget();
      setRestored(false);
    },
  };
}

function read(key: string): unknown {
  try {
    return JSON.parse(window.sessionStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}
