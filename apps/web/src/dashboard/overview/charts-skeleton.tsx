import { Skeleton } from '../../components/skeleton.tsx';

/** Holds the place of the charts, so that nothing below them jumps. */
export function ChartsSkeleton() {
  return (
    <div className="grid gap-4 lg:grid-cols-2" aria-hidden="true">
      <Skeleton className="h-85 rounded-2xl" />
      <Skeleton className="h-85 rounded-2xl" />
    </div>
  );
}
