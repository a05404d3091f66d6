import { Card } from '../../../components/card.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';

/** The shape of a plan while it is fetched. */
export function PlanSkeleton() {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_26rem] lg:gap-12">
      <div className="flex flex-col gap-3 lg:pt-4">
        <Skeleton className="h-10 w-72 max-w-full" />
        <Skeleton className="h-5 w-40" />
      </div>
      <Card className="flex min-h-96 flex-col gap-5">
        <Skeleton className="h-10 w-40" />
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-4/5" />
        <Skeleton className="mt-auto h-16 w-full rounded-xl" />
      </Card>
    </div>
  );
}
