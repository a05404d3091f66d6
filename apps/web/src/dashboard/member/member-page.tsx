import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { errorCodeOf } from '../../api/error-code-of.ts';
import { useExplainError } from '../../api/use-explain-error.ts';
import { Link } from '../../components/link.tsx';
import { NotFoundPage } from '../../components/not-found-page.tsx';
import { Notice } from '../../components/notice.tsx';
import { LoadingPage } from '../loading-page.tsx';
import { nameOf } from '../members/name-of.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { MemberActs } from './acts/member-acts.tsx';
import { MemberAccess } from './member-access.tsx';
import { MemberFacts } from './member-facts.tsx';
import { MemberPayments } from './member-payments.tsx';
import { MemberSentence } from './member-sentence.tsx';
import { MemberSubscriptions } from './member-subscriptions.tsx';
import { MemberSupport } from './member-support.tsx';
import { MemberTimeline } from './timeline/member-timeline.tsx';
import { useMember } from './use-member.ts';

/** One member: how they stand in one sentence, what they have and paid, and what happened, and why. */
export function MemberPage() {
  const t = useTranslations('members');
  const explain = useExplainError();
  const { id } = useOrganisation();
  const { data: member, error } = useMember();
  if (error && !member) {
    const unknown = errorCodeOf(error) === 'not_found' || errorCodeOf(error) === 'invalid_input';
    return unknown ? <NotFoundPage /> : <Notice tone="bad">{explain(error)}</Notice>;
  }
  if (!member) return <LoadingPage />;
  return (
    <>
      <Link
        href={`/o/${id}/members`}
        className="mt-2 inline-flex min-h-9 items-center gap-1.5 text-sm text-muted hover:text-ink"
      >
        <ArrowLeft className="size-4" />
        {t('member.back')}
      </Link>
      <PageHeader
        title={nameOf(member.row) ?? t('noName')}
        intro={<MemberSentence member={member} />}
        actions={<MemberActs member={member} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 [overflow-wrap:anywhere] lg:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)]">
        <div className="flex min-w-0 flex-col gap-5">
          <MemberFacts member={member} />
          <MemberAccess member={member} />
          <MemberSubscriptions member={member} />
          <MemberPayments />
          <MemberSupport />
        </div>
        <MemberTimeline />
      </div>
    </>
  );
}
