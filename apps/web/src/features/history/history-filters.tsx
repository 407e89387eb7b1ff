"use client";

import { type EndReason, endReasons } from "@paygo/core";
import { Button } from "@paygo/ui/button";
import { Checkbox } from "@paygo/ui/checkbox";
import { Field } from "@paygo/ui/field";
import { Input } from "@paygo/ui/input";
import { Select } from "@paygo/ui/select";
import { SearchField } from "../filters/search-field.tsx";
import { endReasonLabel } from "../session/end-reason-words.ts";
import type { HistoryFilter } from "./history-filter.ts";

export interface HistoryFiltersProps {
  filter: HistoryFilter;
  /** Whether to offer to take the filter away; the empty list offers it itself. */
  canClear: boolean;
  onChange: (part: Partial<HistoryFilter>) => void;
  onClear: () => void;
}

/** What the list of sessions can be narrowed down by. */
export function HistoryFilters({ filter, canClear, onChange, onClear }: HistoryFiltersProps) {
  return (
    <div className="grid grid-cols-2 items-end gap-x-3 gap-y-3 border-line border-b px-5 py-4 lg:grid-cols-[minmax(0,1fr)_13rem_9.5rem_9.5rem]">
      <SearchField
        className="max-lg:col-span-2"
        label="Search by service or person"
        value={filter.query}
        onChange={(query) => onChange({ query })}
      />
      <Field className="max-lg:col-span-2" label="Outcome">
        {(control) => (
          <Select
            {...control}
            value={filter.endReason ?? ""}
            onChange={({ target }) => onChange({ endReason: readReason(target.value) })}
          >
            <option value="">Every outcome</option>
            {endReasons.map((reason) => (
              <option key={reason} value={reason}>
                {endReasonLabel(reason)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Day label="From" value={filter.from} onChange={(from) => onChange({ from })} />
      <Day label="To" value={filter.to} onChange={(to) => onChange({ to })} />
      <div className="col-span-full flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <Checkbox
          label="Only sessions that were charged"
          checked={filter.isCharged}
          onChange={({ target }) => onChange({ isCharged: target.checked })}
        />
        {canClear ? (
          <Button variant="ghost" size="sm" onClick={onClear}>
            Clear filters
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function readReason(value: string): EndReason | null {
  return endReasons.find((reason) => reason === value) ?? null;
}

interface DayProps {
  label: string;
  value: string | null;
  onChange: (day: string | null) => void;
}

function Day({ label, value, onChange }: DayProps) {
  return (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          type="date"
          className="tabular min-w-0"
          value={value ?? ""}
          onChange={({ target }) => onChange(target.value || null)}
        />
      )}
    </Field>
  );
}
