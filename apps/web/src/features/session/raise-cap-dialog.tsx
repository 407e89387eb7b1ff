"use client";

import type { SessionView } from "@paygo/contracts";
import { Button } from "@paygo/ui/button";
import { ChoiceGroup } from "@paygo/ui/choice-group";
import { Dialog, DialogContent } from "@paygo/ui/dialog";
import { useState } from "react";
import { FailureAlert } from "../chrome/failure-alert.tsx";
import { useMoney } from "../locale/use-money.ts";
import { capDuration, raisedCaps, shortMoney } from "./cap-amounts.ts";
import { useRaiseCap } from "./use-raise-cap.ts";

export interface RaiseCapDialogProps {
  session: SessionView;
  capMinor: number;
  onClose: () => void;
}

/** A higher spending cap for the running session, or none. */
export function RaiseCapDialog({ session, capMinor, onClose }: RaiseCapDialogProps) {
  const { tariff } = session;
  const money = useMoney(tariff.currency);
  const steps = raisedCaps(tariff, capMinor);
  const [value, setValue] = useState(String(steps[0] ?? "none"));
  const { raise, isPending, error } = useRaiseCap(session.id, onClose);
  const chosenMinor = value === "none" ? null : Number(value);
  const options = [
    ...steps.map((stepMinor) => ({
      value: String(stepMinor),
      label: shortMoney(money(stepMinor), stepMinor, tariff.currency),
      hint: `Up to ${capDuration(tariff, stepMinor)} in all`,
    })),
    { value: "none", label: "No limit", hint: "For as long as your wallet pays" },
  ];
  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <DialogContent
        title="Raise your spending cap"
        description={`This session stops at ${money(capMinor)}. You are charged only for the time you use, whatever the cap.`}
        size="sm"
        footer={
          <>
            <Button variant="secondary" onClick={onClose}>
              Leave it
            </Button>
            <Button isLoading={isPending} onClick={() => raise(chosenMinor)}>
              {chosenMinor === null ? "Remove the cap" : `Raise to ${money(chosenMinor)}`}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          {error ? <FailureAlert error={error} /> : null}
          <ChoiceGroup
            legend="Stop the session at"
            isLegendHidden
            name="raised-cap"
            options={options}
            value={value}
            onValueChange={setValue}
          />
        </div>
      </DialogContent>
    </Dialog>
  );
}
