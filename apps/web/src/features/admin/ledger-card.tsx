"use client";

import type { LedgerSums } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Alert } from "@paygo/ui/alert";
import { Badge } from "@paygo/ui/badge";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { DescriptionItem, DescriptionList } from "@paygo/ui/description-list";
import { trpc } from "../../trpc/client.ts";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { useLocale } from "../locale/locale-provider.tsx";
import { accountWords } from "./account-words.ts";

const REFRESH_MS = 5_000;

/** The sum of every kind of account, and that all of them together are zero. */
export function LedgerCard({ initial }: { initial: LedgerSums }) {
  const locale = useLocale();
  const query = trpc.admin.ledgerSums.useQuery({}, { initialData: initial, refetchInterval: REFRESH_MS });
  const { currency, kinds, totalMinor } = query.data;
  const money = (amountMinor: number) => formatMoney(amountMinor, currency, locale);
  const isBalanced = totalMinor === 0;
  return (
    <Card>
      <CardHeader
        title="Ledger"
        description="Together always zero."
        action={
          <Badge tone={isBalanced ? "success" : "danger"} dot>
            {isBalanced ? "Balanced" : "Not balanced"}
          </Badge>
        }
      />
      <CardBody>
        {query.isError ? <FailureAlert className="mb-4" error={query.error} /> : null}
        {isBalanced ? null : (
          <Alert tone="danger" title={`The books are off by ${money(totalMinor)}`} className="mb-4">
            This must never happen. Stop taking payments and look at the latest transactions.
          </Alert>
        )}
        <DescriptionList>
          {kinds.map(({ kind, balanceMinor }) => {
            const { name, meaning } = accountWords(kind);
            return (
              <DescriptionItem key={kind} term={name} hint={meaning}>
                <span className={kind === "held" && balanceMinor > 0 ? "text-held-ink" : undefined}>
                  {money(balanceMinor)}
                </span>
              </DescriptionItem>
            );
          })}
          <DescriptionItem term="Sum of all accounts" isTotal>
            {money(totalMinor)}
          </DescriptionItem>
        </DescriptionList>
      </CardBody>
    </Card>
  );
}
