import type { FindingView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Badge } from "@paygo/ui/badge";
import { useState } from "react";
import { useLocale } from "../locale/locale-provider.tsx";
import { Time } from "../locale/time.tsx";
import { findingTitle } from "./check-words.ts";
import { ageWords } from "./finding-words.ts";

/** What does not agree, or did not: by how much, since when, and every detail of it. */
export function FindingList({ findings, label }: { findings: readonly FindingView[]; label: string }) {
  const [nowMs] = useState(() => Date.now());
  return (
    <ul aria-label={label} className="mt-3 divide-y divide-line border-line border-t">
      {findings.map((finding) => (
        <Finding key={finding.id} finding={finding} nowMs={nowMs} />
      ))}
    </ul>
  );
}

function Finding({ finding, nowMs }: { finding: FindingView; nowMs: number }) {
  const locale = useLocale();
  const { check, subject, amountMinor, currency, details, firstSeenAt, lastSeenAt, resolvedAt } = finding;
  return (
    <li className="px-5 py-4 text-sm">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="font-medium">{findingTitle(check)}</p>
        <p className="tabular font-medium">{formatMoney(amountMinor, currency, locale)}</p>
      </div>
      <p className="mt-1 flex flex-wrap items-center gap-2 text-muted">
        <code className="font-mono text-xs [overflow-wrap:anywhere]">{subject}</code>
        {resolvedAt ? (
          <span>
            resolved <Time at={resolvedAt} />
          </span>
        ) : (
          <Badge tone="danger" dot>
            {ageWords(Date.parse(firstSeenAt), nowMs)} old
          </Badge>
        )}
      </p>
      <details className="mt-2 text-muted">
        <summary className="inline rounded-sm hover:text-ink">Details</summary>
        <dl className="mt-2 grid gap-x-4 gap-y-1 rounded-md bg-subtle px-3 py-2 text-xs sm:grid-cols-[auto_minmax(0,1fr)]">
          {Object.entries(details).map(([name, value]) => (
            <div key={name} className="contents">
              <dt>{name}</dt>
              <dd className="font-mono text-ink [overflow-wrap:anywhere]">{String(value)}</dd>
            </div>
          ))}
          <dt>first seen</dt>
          <dd className="text-ink">
            <Time at={firstSeenAt} />
          </dd>
          <dt>last seen</dt>
          <dd className="text-ink">
            <Time at={lastSeenAt} />
          </dd>
        </dl>
      </details>
    </li>
  );
}
