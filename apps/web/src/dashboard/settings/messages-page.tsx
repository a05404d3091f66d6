import { type Locale, locales } from '@latchkey/contracts/locale';
import { type NoticeTextName, noticeTextNames } from '@latchkey/contracts/notices/texts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Segmented } from '../../components/segmented.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Section } from '../member/section.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { MessageEditor } from './message-editor.tsx';
import { SettingsFrame } from './settings-frame.tsx';

/** What the bot writes to subscribers, message by message and in each language, as it will arrive. */
export function MessagesPage() {
  const t = useTranslations('settings.messages');
  const common = useTranslations('common');
  const { id: organisationId } = useOrganisation();
  const { data: settings } = useSuspenseQuery(useTRPC().organisation.get.queryOptions({ organisationId }));
  const { data: texts } = useSuspenseQuery(useTRPC().noticeText.list.queryOptions({ organisationId }));
  const [locale, setLocale] = useState<Locale>(settings.locale);
  const [name, setName] = useState<NoticeTextName>('way_in');
  const text = texts.find((each) => each.name === name && each.locale === locale);
  return (
    <SettingsFrame part="messages">
      <Section title={t('title')}>
        <div className="flex flex-col gap-5">
          <div className="flex flex-wrap items-end gap-4">
            <SelectField
              label={t('which')}
              className="min-w-0 flex-1 basis-64"
              value={name}
              onChange={(event) => setName(event.target.value as NoticeTextName)}
            >
              {noticeTextNames.map((each) => (
                <option key={each} value={each}>
                  {t(`names.${each}`)}
                </option>
              ))}
            </SelectField>
            <Segmented
              label={t('language')}
              value={locale}
              onChange={setLocale}
              choices={locales.map((each) => ({ value: each, label: common(`languages.${each}`) }))}
            />
          </div>
          {text && <MessageEditor key={`${name} ${locale}`} text={text} />}
        </div>
      </Section>
    </SettingsFrame>
  );
}
