import type { Payer } from '@latchkey/contracts/procedures/money';
import { useTranslations } from 'use-intl';
import { Link } from '../../components/link.tsx';
import { nameOf } from '../members/name-of.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';

/** Whose money it is: leads to the member. */
export function PayerLink({ payer }: { payer: Payer }) {
  const t = useTranslations('members');
  const { id } = useOrganisation();
  return (
    <Link
      href={`/o/${id}/members/${payer.subscriberId}`}
      className="block truncate font-medium text-accent underline-offset-4 hover:underline"
    >
      {nameOf(payer) ?? t('noName')}
    </Link>
  );
}
