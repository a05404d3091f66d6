import type { FormEvent, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../components/button.tsx';
import { ActTrouble } from '../member/acts/act-trouble.tsx';
import { Section } from '../member/section.tsx';
import { useMay } from '../organisation/use-organisation.ts';

interface Props {
  title: string;
  intro?: string;
  busy: boolean;
  error: unknown;
  onSubmit: (event: FormEvent) => void;
  children: ReactNode;
}

/** Some settings that are saved together. Who may not change them sees them all the same. */
export function SettingsForm({ title, intro, busy, error, onSubmit, children }: Props) {
  const t = useTranslations('settings');
  const common = useTranslations('common');
  const mayChange = useMay()('organisation:manage');
  return (
    <Section title={title}>
      <form noValidate onSubmit={onSubmit}>
        <fieldset disabled={!mayChange} className="flex flex-col gap-5">
          <legend className="sr-only">{title}</legend>
          {intro && <p className="text-pretty text-muted">{intro}</p>}
          {children}
          <ActTrouble error={error} />
          {mayChange ? (
            <Button type="submit" size="small" busy={busy} className="self-start">
              {common('save')}
            </Button>
          ) : (
            <p className="text-sm text-muted">{t('readOnly')}</p>
          )}
        </fieldset>
      </form>
    </Section>
  );
}
