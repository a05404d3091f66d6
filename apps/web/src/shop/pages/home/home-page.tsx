import {
  BadgeCheck,
  Check,
  Clock,
  DoorOpen,
  FileText,
  Landmark,
  type LucideIcon,
  Scale,
  Send,
  UserCheck,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '../../../components/button-link.tsx';
import { Link } from '../../../components/link.tsx';
import { ShopFrame } from '../../frame/shop-frame.tsx';

const features = {
  entry: UserCheck,
  removal: BadgeCheck,
  grace: Clock,
  money: Landmark,
  rights: Scale,
  why: FileText,
} as const satisfies Record<string, LucideIcon>;
const steps = ['stripe', 'channel', 'link'] as const;
const included = ['one', 'two', 'three', 'four'] as const;

/** The operator's own page: what it is, what it costs, and the way in. A sample, made to be replaced. */
export function HomePage() {
  const t = useTranslations('home');
  const frame = useTranslations('frame');
  return (
    <ShopFrame
      title={t('title')}
      width="wide"
      aside={
        <nav className="flex flex-wrap items-center justify-end gap-x-4 gap-y-1 text-sm whitespace-nowrap">
          <Link href="/member" className="text-muted underline-offset-4 hover:text-ink hover:underline">
            {frame('member')}
          </Link>
          <a href="/sign-in" className="font-semibold text-accent underline-offset-4 hover:underline">
            {frame('signIn')}
          </a>
        </nav>
      }
    >
      <div className="grid items-center gap-10 py-6 lg:grid-cols-[minmax(0,1fr)_25rem] lg:gap-16 lg:py-14">
        <div className="flex flex-col gap-6">
          <h1 className="text-4xl leading-[1.08] font-bold tracking-tight text-balance sm:text-5xl">
            {t('title')}
          </h1>
          <p className="max-w-xl text-lg leading-relaxed text-pretty text-muted">{t('lead')}</p>
          <div className="flex flex-wrap gap-3">
            <SignUp>{t('start')}</SignUp>
            <ButtonLink kind="quiet" href="/sign-in" target="_self">
              {t('signIn')}
            </ButtonLink>
          </div>
          <p className="text-sm text-muted">{t('free')}</p>
        </div>
        <Scene />
      </div>

      <Section title={t('featuresTitle')}>
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {Object.entries(features).map(([name, Icon]) => (
            <li key={name} className="flex flex-col gap-2 rounded-2xl border border-line bg-surface p-6">
              <span className="grid size-10 place-items-center rounded-xl bg-accent-soft text-accent">
                <Icon className="size-5" />
              </span>
              <h3 className="mt-2 font-semibold">{t(`features.${name as keyof typeof features}.title`)}</h3>
              <p className="text-[0.95rem] text-pretty text-muted">
                {t(`features.${name as keyof typeof features}.text`)}
              </p>
            </li>
          ))}
        </ul>
      </Section>

      <Section title={t('stepsTitle')}>
        <ol className="grid gap-6 sm:grid-cols-3">
          {steps.map((step, index) => (
            <li key={step} className="flex flex-col gap-2">
              <span
                aria-hidden="true"
                className="grid size-9 place-items-center rounded-full border border-line bg-surface font-semibold tabular-nums"
              >
                {index + 1}
              </span>
              <h3 className="font-semibold">{t(`steps.${step}.title`)}</h3>
              <p className="text-[0.95rem] text-pretty text-muted">{t(`steps.${step}.text`)}</p>
            </li>
          ))}
        </ol>
      </Section>

      <section className="grid gap-8 rounded-3xl border border-line bg-surface p-6 shadow-sm sm:p-10 lg:grid-cols-2 lg:items-center">
        <div className="flex flex-col gap-3">
          <h2 className="text-2xl font-bold tracking-tight sm:text-3xl">{t('priceTitle')}</h2>
          <p className="flex items-baseline gap-2">
            <span className="text-5xl font-bold tracking-tight tabular-nums">{t('price')}</span>
            <span className="text-muted">{t('perMonth')}</span>
          </p>
          <p className="text-lg font-semibold text-ok">{t('commission')}</p>
          <p className="max-w-md text-pretty text-muted">{t('priceText')}</p>
        </div>
        <div className="flex flex-col gap-5">
          <ul className="flex flex-col gap-3">
            {included.map((each) => (
              <li key={each} className="flex items-start gap-3">
                <Check className="mt-0.5 size-5 shrink-0 text-ok" />
                {t(`included.${each}`)}
              </li>
            ))}
          </ul>
          <SignUp>{t('start')}</SignUp>
        </div>
      </section>

      <section className="flex flex-col items-center gap-5 py-10 text-center">
        <h2 className="text-3xl font-bold tracking-tight text-balance">{t('closing')}</h2>
        <SignUp>{t('start')}</SignUp>
      </section>
    </ShopFrame>
  );
}

/** The dashboard is another bundle: the browser goes there by itself. */
function SignUp({ children }: { children: ReactNode }) {
  return (
    <ButtonLink href="/sign-up" target="_self">
      {children}
    </ButtonLink>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-6 py-6">
      <h2 className="text-2xl font-bold tracking-tight text-balance sm:text-3xl">{title}</h2>
      {children}
    </section>
  );
}

/** What a member sees, drawn: nothing of it can be pressed. */
function Scene() {
  const t = useTranslations('home');
  return (
    <figure className="rounded-3xl border border-line bg-surface p-5 shadow-sm">
      <figcaption className="mb-4 text-sm font-medium text-muted">{t('scene.title')}</figcaption>
      <div className="flex flex-col gap-3 rounded-2xl bg-sunken p-4">
        <div className="flex max-w-[92%] flex-col gap-3 rounded-2xl rounded-bl-md bg-surface p-4 shadow-sm">
          <p className="text-[0.95rem]">
            <BadgeCheck className="mr-1.5 inline size-4.5 align-[-0.2em] text-ok" />
            {t.rich('scene.paid', { b: (words) => <strong>{words}</strong> })}
          </p>
          <span className="flex items-center justify-center gap-2 rounded-lg bg-accent-soft px-4 py-2.5 text-sm font-semibold text-accent">
            <Send className="size-4" />
            {t('scene.ask')}
          </span>
        </div>
        <p className="mx-auto flex items-center gap-2 rounded-full bg-surface px-3 py-1 text-sm text-muted">
          <DoorOpen className="size-4 text-ok" />
          {t('scene.joined')}
        </p>
      </div>
      <p className="mt-4 flex items-center gap-2 text-sm font-medium text-ok">
        <Clock className="size-4" />
        {t('scene.seconds')}
      </p>
    </figure>
  );
}
