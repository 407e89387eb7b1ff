"use client";

import { transactionKinds } from "@paygo/core";
import { Button } from "@paygo/ui/button";
import { Input } from "@paygo/ui/input";
import { Select } from "@paygo/ui/select";
import { SearchField } from "../filters/search-field.tsx";
import type { LedgerFilter } from "./ledger-filter.ts";
import { transactionName } from "./transaction-words.ts";

export interface LedgerFiltersProps {
  filter: LedgerFilter;
  onChange: (part: Partial<LedgerFilter>) => void;
}

/** What the ledger is searched for. */
export function LedgerFilters({ filter, onChange }: LedgerFiltersProps) {
  const { query, kind, from, to } = filter;
  const isSet = query !== "" || kind !== null || from !== "" || to !== "";
  return (
    <div className="grid items-end gap-3 border-line border-b px-5 py-4 sm:grid-cols-[minmax(0,1fr)_12rem_auto]">
      <SearchField
        label="E-mail address or id"
        value={query}
        onChange={(text) => onChange({ query: text })}
      />
      <Select
        aria-label="Kind of transaction"
        value={kind ?? ""}
        onChange={({ target }) =>
          onChange({ kind: transactionKinds.find((each) => each === target.value) ?? null })
        }
      >
        <option value="">Every kind</option>
        {transactionKinds.map((each) => (
          <option key={each} value={each}>
            {transactionName(each)}
          </option>
        ))}
      </Select>
      <div className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center gap-2 text-muted text-sm">
        <Input
          type="date"
          aria-label="From day"
          value={from}
          max={to || undefined}
          onChange={({ target }) => onChange({ from: target.value })}
        />
        <span>to</span>
        <Input
          type="date"
          aria-label="To day"
          value={to}
          min={from || undefined}
          onChange={({ target }) => onChange({ to: target.value })}
        />
      </div>
      {isSet ? (
        <Button
          variant="link"
          size="sm"
          className="justify-self-start"
          onClick={() => onChange({ query: "", kind: null, from: "", to: "" })}
        >
          Clear the search
        </Button>
      ) : null}
    </div>
  );
}
