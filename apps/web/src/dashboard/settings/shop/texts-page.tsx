import { type Locale, locales } from '@latchkey/contracts/locale';
import { type LegalPage, legalPages } from '@latchkey/contracts/shop/legal';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../../api/trpc.ts';
import { Link } from '../../../components/link.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { Section } from '../../member/section.tsx';
import { SettingsFrame } from '../settings-frame.tsx';
import { TextEditor } from './text-editor.tsx';
import { useShop } from './use-shop.ts';

/** What buyers can read before the law, text by text and in each language. */
export function TextsPage() {
  const t = useTranslations('seller.texts');
  const common = useTranslations('common');
  const { organisationId, shop, path } = useShop();
  const { data: settings } = useSuspenseQuery(useTRPC().organisation.get.queryOptions({ organisationId }));
  const [locale, setLocale] = useState<Locale>(settings.locale);
  const [page, setPage] = useState<LegalPage>('imprint');
  const text = shop.texts.find((each) => each.page === page && each.locale === locale);
  return (
    <SettingsFrame part="texts" wide>
      {!shop.identity && (
        <Notice tone="warn">
          {t('incomplete')}{' '}
          <Link
            href={`/o/${organisationId}/settings/shop`}
            className="font-semibold underline underline-offset-4"
          >
            {t('complete')}
          </Link>
        </Notice>
      )}
      <Section title={t('title')}>
        <div className="flex flex-col gap-5">
          <div className="flex flex-wrap items-end gap-4">
            <SelectField
              label={t('which')}
              className="min-w-0 flex-1 basis-64"
              value={page}
              onChange={(event) => setPage(event.target.value as LegalPage)}
            >
              {legalPages.map((each) => (
                <option key={each} value={each}>
                  {t(`pages.${each}`)}
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
          {text && (
            <TextEditor
              key={`${page} ${locale}`}
              text={text}
              publicPath={`${path}/legal/${page}?lang=${locale}`}
            />
          )}
        </div>
      </Section>
    </SettingsFrame>
  );
}
