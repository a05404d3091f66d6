import { useTranslations } from 'use-intl';
import type { Member } from '../../api/trpc.ts';
import { Badge } from '../../components/badge.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import type { Tone } from '../../components/tone.ts';
import { useFormat } from '../../format/use-format.ts';
import { useMay } from '../organisation/use-organisation.ts';
import { RenewalButton } from './acts/renewal-button.tsx';
import { SwitchButton } from './acts/switch-button.tsx';
import { TakeBackButton } from './acts/take-back-button.tsx';
import { Section } from './section.tsx';

type Subscription = Member['subscriptions'][number];

const tones: Record<Subscription['status'], Tone> = {
  active: 'ok',
  trialing: 'ok',
  past_due: 'warn',
  unpaid: 'bad',
  canceled: 'idle',
  paused: 'idle',
  incomplete: 'idle',
  incomplete_expired: 'idle',
  unknown: 'warn',
};

/** What carries the access: subscriptions, and time that was given. */
export function MemberSubscriptions({ member: { subscriptions, given } }: { member: Member }) {
  const t = useTranslations('members.member.sections');
  return (
    <>
      {subscriptions.length > 0 && (
        <Section title={t('subscriptions')}>
          <ul className="flex flex-col gap-4">
            {subscriptions.map((subscription) => (
              <SubscriptionItem key={subscription.id} subscription={subscription} />
            ))}
          </ul>
        </Section>
      )}
      {given.length > 0 && (
        <Section title={t('given')}>
          <ul className="flex flex-col gap-3">
            {given.map((time) => (
              <GivenItem key={`${time.orderId}${time.channelId}`} given={time} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function SubscriptionItem({ subscription }: { subscription: Subscription }) {
  const t = useTranslations('members.member');
  const may = useMay();
  const format = useFormat();
  const { status, provider, unpaid, payUrl } = subscription;
  return (
    <li className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-medium">{subscription.plan}</span>
        <Badge tone={tones[status]}>{t(`subscription.${status}`)}</Badge>
      </div>
      <p className="text-muted">
        {t(`per.${subscription.interval}`, { price: format.money(subscription.price) })}
        {' · '}
        <Turn subscription={subscription} />
      </p>
      {unpaid && (
        <div className="flex flex-wrap items-center gap-3 text-warn">
          {t('unpaid', { money: format.money(unpaid) })}
          {payUrl && <CopyButton text={payUrl} label={t('payLink')} />}
        </div>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <code className="text-sm break-all text-muted">
          {provider === 'stripe' ? subscription.providerId : 'Stars'}
        </code>
        {may('support:act') && !subscription.endedAt && (
          <span className="flex flex-wrap gap-2">
            <SwitchButton subscription={subscription} />
            <RenewalButton subscription={subscription} />
          </span>
        )}
      </div>
    </li>
  );
}

/** When it turns: it ended, ends, or renews. */
function Turn({ subscription }: { subscription: Subscription }) {
  const t = useTranslations('members.member');
  const format = useFormat();
  const { endedAt, cancelAt, trialEnd, status, periodEnd, paidThrough } = subscription;
  if (endedAt) return t('ended', { date: format.day(endedAt) });
  if (cancelAt) return t('ends', { date: format.day(cancelAt) });
  if (status === 'trialing' && trialEnd) return t('trial', { date: format.day(trialEnd) });
  const next = periodEnd ?? paidThrough;
  return next ? t('renews', { date: format.day(next) }) : null;
}

function GivenItem({ given }: { given: Member['given'][number] }) {
  const t = useTranslations('members.member');
  const may = useMay();
  const format = useFormat();
  const isOver = given.endedAt !== null || (given.until !== null && given.until < new Date().toISOString());
  return (
    <li className="flex flex-wrap items-center justify-between gap-2">
      <span className="min-w-0">
        <span className="font-medium">{given.channel}</span>{' '}
        <span className="text-muted">
          {given.until ? t('until', { date: format.day(given.until) }) : t('forGood')}
        </span>
      </span>
      {isOver ? (
        <span className="text-sm text-muted">{given.endedAt ? t('takenBack') : t('over')}</span>
      ) : (
        may('support:act') && <TakeBackButton orderId={given.orderId} />
      )}
    </li>
  );
}
