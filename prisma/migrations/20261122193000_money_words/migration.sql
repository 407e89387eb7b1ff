-- New words of enums come first and alone: PostgreSQL lets nobody use them before they are committed.
ALTER TYPE "AccountKind" RENAME VALUE 'earnings' TO 'earnings_available';
ALTER TYPE "AccountKind" ADD VALUE 'withdrawals_in_transit' AFTER 'held';
ALTER TYPE "AccountKind" ADD VALUE 'receivable' AFTER 'withdrawals_in_transit';
ALTER TYPE "AccountKind" ADD VALUE 'earnings_pending' AFTER 'receivable';
ALTER TYPE "AccountKind" ADD VALUE 'payouts_in_transit' AFTER 'earnings_available';
ALTER TYPE "AccountKind" ADD VALUE 'adjustments';

ALTER TYPE "TransactionKind" ADD VALUE 'payment_reversal' AFTER 'top_up';
ALTER TYPE "TransactionKind" ADD VALUE 'repayment' AFTER 'payment_reversal';
ALTER TYPE "TransactionKind" ADD VALUE 'refund';
ALTER TYPE "TransactionKind" ADD VALUE 'earnings_release';
ALTER TYPE "TransactionKind" ADD VALUE 'withdrawal';
ALTER TYPE "TransactionKind" ADD VALUE 'withdrawal_paid';
ALTER TYPE "TransactionKind" ADD VALUE 'withdrawal_returned';
ALTER TYPE "TransactionKind" ADD VALUE 'payout';
ALTER TYPE "TransactionKind" ADD VALUE 'payout_paid';
ALTER TYPE "TransactionKind" ADD VALUE 'payout_returned';
ALTER TYPE "TransactionKind" ADD VALUE 'adjustment';

ALTER TYPE "EndReason" ADD VALUE 'cap_reached' AFTER 'funds_exhausted';
ALTER TYPE "PaymentState" ADD VALUE 'processing' AFTER 'pending';
