import { useTranslations } from 'use-intl';
import type { TimelineItem } from '../../../api/trpc.ts';

/** Who did it. */
export function useActorWords(): (actor: TimelineItem['actor']) => string {
  const t = useTranslations('timeline');
  return (actor) => {
    if (actor.kind !== 'person') return t(`by.${actor.kind}`);
    const { name, role } = actor;
    return role ? t('by.person', { name, role: t(`roles.${role}`) }) : t('by.formerPerson', { name });
  };
}
