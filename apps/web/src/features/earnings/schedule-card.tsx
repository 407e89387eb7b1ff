"use client";

import type { EarningsView } from "@paygo/contracts";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { ChoiceGroup } from "@paygo/ui/choice-group";
import { toast } from "@paygo/ui/toaster";
import { trpc } from "../../trpc/client.ts";
import { Time } from "../locale/time.tsx";
import { PayoutFailure } from "./payout-failure.tsx";
import { payoutsPath } from "./payout-request.ts";
import { readSchedule, scheduleOptions } from "./schedule-words.ts";

/** When payouts happen by themselves; what is chosen holds at once. */
export function ScheduleCard({ earnings }: { earnings: EarningsView }) {
  const utils = trpc.useUtils();
  const { schedule, nextAt } = earnings.payout;
  const change = trpc.earnings.setPayoutSchedule.useMutation({
    onSuccess: (changed) => {
      utils.earnings.get.setData({}, changed);
      toast.success("The schedule is changed");
    },
  });
  const shown = change.isPending ? change.variables.schedule : schedule;
  return (
    <Card>
      <CardHeader
        title="Schedule"
        description={
          nextAt ? (
            <>
              The next payout is on <Time at={nextAt} />.
            </>
          ) : (
            "You ask for each payout yourself."
          )
        }
      />
      <CardBody className="flex flex-col gap-3">
        <ChoiceGroup
          legend="When should payouts happen?"
          isLegendHidden
          name="schedule"
          value={shown}
          onValueChange={(value) => {
            const chosen = readSchedule(value);
            if (chosen && chosen !== schedule) change.mutate({ schedule: chosen });
          }}
          options={scheduleOptions}
        />
        {change.error ? <PayoutFailure error={change.error} path={payoutsPath()} /> : null}
      </CardBody>
    </Card>
  );
}
