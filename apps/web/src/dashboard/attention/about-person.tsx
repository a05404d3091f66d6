import { Link } from '../../components/link.tsx';
import { useOrganisation } from '../organisation/use-organisation.ts';

interface Props {
  of: { personName: string | null; subscriberId: string | null };
}

/** Whom something is about: leads to the member. */
export function AboutPerson({ of: { personName, subscriberId } }: Props) {
  const { id } = useOrganisation();
  if (subscriberId === null) return personName;
  return (
    <Link
      href={`/o/${id}/members/${subscriberId}`}
      className="font-medium text-accent underline underline-offset-4"
    >
      {personName ?? subscriberId}
    </Link>
  );
}
