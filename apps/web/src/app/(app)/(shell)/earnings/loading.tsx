import { ListSkeleton } from "../../../../features/chrome/list-skeleton.tsx";

export default ListSkeleton;
