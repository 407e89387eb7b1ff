"use client";

import { Button, buttonVariants } from "@paygo/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@paygo/ui/dialog";
import { Field } from "@paygo/ui/field";
import { Input } from "@paygo/ui/input";
import { Download } from "lucide-react";
import { useState } from "react";
import { useTimeZone } from "../locale/locale-provider.tsx";
import { dayOf } from "./day-range.ts";
import { exportPath, exportProblem } from "./ledger-export.ts";

/** The ledger of some days as files for an accountant. */
export function ExportLedger() {
  const timeZone = useTimeZone();
  const [today] = useState(() => dayOf(Date.now()));
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`);
  const [to, setTo] = useState(today);
  const problem = exportProblem(from, to);
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button variant="secondary" size="sm">
          <Download aria-hidden="true" />
          Export
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Export the ledger"
        description="All transactions of these days with their entries, both days included."
        footer={(["journal", "csv"] as const).map((format) => (
          <a
            key={format}
            href={problem ? undefined : exportPath(format, from, to, timeZone)}
            aria-disabled={problem ? true : undefined}
            className={buttonVariants({ variant: format === "csv" ? "primary" : "secondary" })}
          >
            {format === "csv" ? "Download CSV" : "Download journal"}
          </a>
        ))}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="From">
            {(control) => (
              <Input {...control} type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
            )}
          </Field>
          <Field label="To">
            {(control) => (
              <Input {...control} type="date" value={to} onChange={({ target }) => setTo(target.value)} />
            )}
          </Field>
        </div>
        {problem ? (
          <p role="alert" className="mt-3 text-danger-ink text-sm">
            {problem}
          </p>
        ) : (
          <p className="mt-3 text-muted text-sm">
            The journal can be read by hledger and is dated in UTC. The CSV is for any spreadsheet and has
            each time in UTC and in {timeZone}.
          </p>
        )}
      </DialogContent>
    </Dialog>
  );
}
