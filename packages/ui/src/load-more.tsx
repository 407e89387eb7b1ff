import { Button } from "./button.tsx";

export interface LoadMoreProps {
  hasMore: boolean;
  isLoading?: boolean;
  onLoadMore: () => void;
  label?: string;
  /** Said when there is nothing further, for example "That is all". */
  endLabel?: string;
}

/** The foot of a list that is read page by page. */
export function LoadMore({ hasMore, isLoading, onLoadMore, label = "Load more", endLabel }: LoadMoreProps) {
  if (!hasMore) {
    return endLabel ? <p className="py-4 text-center text-faint text-sm">{endLabel}</p> : null;
  }
  return (
    <div className="flex justify-center py-4">
      <Button variant="secondary" size="sm" isLoading={isLoading} onClick={onLoadMore}>
        {label}
      </Button>
    </div>
  );
}
