"use client";

import { SearchInput } from "@paygo/ui/search-input";
import { useEffect, useRef, useState } from "react";

const TYPING_MS = 250;

export interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (query: string) => void;
  className?: string;
}

/** A search that looks as one types. */
export function SearchField({ label, value, onChange, className }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const timerRef = useRef<ReturnType<typeof setTimeout>>(undefined);
  const toldRef = useRef(value);
  useEffect(() => () => clearTimeout(timerRef.current), []);
  useEffect(() => {
    // Another way led here, such as "Clear filters": the field follows.
    if (value !== toldRef.current) {
      toldRef.current = value;
      setText(value);
    }
  }, [value]);
  function tell(typed: string) {
    toldRef.current = typed.trim();
    onChange(toldRef.current);
  }
  return (
    <search className={className}>
      <SearchInput
        label={label}
        value={text}
        maxLength={100}
        autoComplete="off"
        enterKeyHint="search"
        onChange={({ target }) => {
          setText(target.value);
          clearTimeout(timerRef.current);
          timerRef.current = setTimeout(() => tell(target.value), TYPING_MS);
        }}
      />
    </search>
  );
}
