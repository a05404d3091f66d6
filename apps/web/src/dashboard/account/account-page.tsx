import { useSuspenseQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '../../api/trpc.ts';
import { Heading } from '../../components/heading.tsx';
import { Link } from '../../components/link.tsx';
import { Page } from '../../components/page.tsx';
import { LoadingPage } from '../loading-page.tsx';
import { LanguageSection } from './settings/language-section.tsx';
import { PasswordSection } from './settings/password-section.tsx';
import { ProfileSection } from './settings/profile-section.tsx';
import { SessionsSection } from './settings/sessions-section.tsx';
import { TwoFactorSection } from './settings/two-factor-section.tsx';

/** What belongs to the person, whichever organisation is looked at. */
export function AccountPage() {
  const t = useTranslations('account.settings');
  return (
    <Page wide title={t('title')}>
      <div className="flex flex-col gap-3">
        <Link
          href="/dashboard"
          className="inline-flex min-h-10 items-center gap-2 self-start rounded-lg text-muted hover:text-ink"
        >
          <ArrowLeft className="size-4" />
          {t('back')}
        </Link>
        <Heading>{t('title')}</Heading>
      </div>
      <Suspense fallback={<LoadingPage />}>
        <Sections />
      </Suspense>
    </Page>
  );
}

function Sections() {
  const { data: me } = useSuspenseQuery(useTRPC().account.me.queryOptions());
  return (
    <>
      <ProfileSection me={me} />
      <PasswordSection me={me} />
      <TwoFactorSection me={me} />
      <SessionsSection />
      <LanguageSection />
    </>
  );
}
