import { ReceiptSkeleton } from "../../../../../../features/receipt/receipt-skeleton.tsx";

export default ReceiptSkeleton;
