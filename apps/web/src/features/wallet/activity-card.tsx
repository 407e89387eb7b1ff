"use client";

import { Button } from "@paygo/ui/button";
import { Card, CardHeader } from "@paygo/ui/card";
import { EmptyState } from "@paygo/ui/empty-state";
import { Select } from "@paygo/ui/select";
import { Receipt, SearchX } from "lucide-react";
import { useState } from "react";
import { SearchField } from "../filters/search-field.tsx";
import { useAddressFilter } from "../filters/use-address-filter.ts";
import { customerKinds, linesFilter, linesInput } from "./lines-filter.ts";
import type { WalletPage } from "./use-wallet-lines.ts";
import { WalletLines } from "./wallet-lines.tsx";

/** Every movement of the customer's money, with a filter. `firstPage` is for the filter that the page came with. */
export function ActivityCard({ firstPage }: { firstPage: WalletPage }) {
  const { filter, change } = useAddressFilter(linesFilter);
  const [readFor] = useState(() => JSON.stringify(linesInput(filter)));
  const input = linesInput(filter);
  const isFiltered = filter.kind !== null || filter.query !== "";
  const isFirst = JSON.stringify(input) === readFor;
  const clear = () => change({ kind: null, query: "" });
  return (
    <Card className="min-w-0">
      <CardHeader title="Activity" />
      <div className="flex flex-col gap-2 px-5 pt-4 pb-2 sm:flex-row">
        <SearchField
          className="sm:flex-1"
          label="Search by service"
          value={filter.query}
          onChange={(query) => change({ query })}
        />
        <Select
          className="sm:w-52"
          aria-label="Kind of movement"
          value={filter.kind ?? ""}
          onChange={({ target }) =>
            change({ kind: customerKinds.find(([kind]) => kind === target.value)?.[0] ?? null })
          }
        >
          <option value="">All movements</option>
          {customerKinds.map(([kind, words]) => (
            <option key={kind} value={kind}>
              {words}
            </option>
          ))}
        </Select>
      </div>
      <WalletLines
        part="customer"
        input={input}
        firstPage={isFirst ? firstPage : null}
        empty={
          isFiltered ? (
            <EmptyState
              icon={<SearchX />}
              title="No movement is like this"
              action={
                <Button variant="secondary" onClick={clear}>
                  Show all movements
                </Button>
              }
            >
              Only movements of a session have a service to search by.
            </EmptyState>
          ) : (
            <EmptyState icon={<Receipt />} title="Nothing has moved yet">
              Top-ups, holds and charges appear here, each on a line of its own.
            </EmptyState>
          )
        }
      />
    </Card>
  );
}
