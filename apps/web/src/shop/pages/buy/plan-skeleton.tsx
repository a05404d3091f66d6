import { Card } from '../../../components/card.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';

/** The shape of a plan while it is fetched. */
export function PlanSkeleton() {
  return (
    <Card className="flex min-h-96 flex-col gap-5">
      <p className="sr-only">The plan is being fetched.</p>
      <Skeleton className="h-4 w-32" />
      <Skeleton className="h-8 w-56" />
      <Skeleton className="h-10 w-40" />
      <Skeleton className="h-4 w-full" />
      <Skeleton className="h-4 w-4/5" />
      <Skeleton className="mt-auto h-16 w-full rounded-xl" />
    </Card>
  );
}
