"use client";

import { Button } from "@paygo/ui/button";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { toast } from "@paygo/ui/toaster";
import { trpc } from "../../trpc/client.ts";
import { PayoutFailure } from "./payout-failure.tsx";
import { payoutsPath } from "./payout-request.ts";

/** Sets up where payouts go: with the provider, who asks who one is, or at once in the sandbox. */
export function PayoutAccountCard() {
  const utils = trpc.useUtils();
  const setUp = trpc.earnings.setUpPayoutAccount.useMutation({
    onSuccess: ({ isReady, onboardingUrl }) => {
      if (!isReady) {
        window.location.assign(onboardingUrl);
        return;
      }
      toast.success("Payouts can go to your account now");
      void utils.earnings.get.invalidate();
    },
  });
  return (
    <Card>
      <CardHeader
        title="Set up where payouts go"
        description="Our payment provider asks for your name and your bank account. PayGo does not keep them."
      />
      <CardBody className="flex flex-col items-start gap-4">
        {setUp.error ? <PayoutFailure error={setUp.error} path={payoutsPath()} /> : null}
        <Button isLoading={setUp.isPending} onClick={() => setUp.mutate({})}>
          Set up payouts
        </Button>
      </CardBody>
    </Card>
  );
}
