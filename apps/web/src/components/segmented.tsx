import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';

interface Props<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  choices: readonly { value: T; label: ReactNode }[];
}

/** One of two to four things that are seen at once. */
export function Segmented<T extends string>({ label, value, onChange, choices }: Props<T>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      // An empty value is the press on what is chosen already.
      onValueChange={(chosen) => chosen !== '' && onChange(chosen as T)}
      className="inline-flex flex-wrap gap-1 rounded-xl bg-sunken p-1"
    >
      {choices.map((choice) => (
        <ToggleGroup.Item
          key={choice.value}
          value={choice.value}
          className="min-h-9 rounded-lg px-2.5 text-sm sm:px-3 sm:text-[0.95rem] text-muted hover:text-ink data-[state=on]:bg-surface data-[state=on]:font-semibold data-[state=on]:text-ink data-[state=on]:shadow-sm"
        >
          {choice.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
