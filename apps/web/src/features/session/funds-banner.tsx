"use client";

import type { SessionView } from "@paygo/contracts";
import { buttonVariants } from "@paygo/ui/button";
import { Hourglass } from "lucide-react";
import type { ReactNode } from "react";
import { CapControl } from "./cap-control.tsx";
import { fundsLimit, type MeterFigures } from "./meter-figures.ts";
import { fundsTitle } from "./meter-words.ts";
import { RoomTopUpAction } from "./room-top-up-action.tsx";

/** That the money runs out, and the way on. Not announced here: the meter's own live region says it once. */
export function FundsBanner({ session, figures }: { session: SessionView; figures: MeterFigures }) {
  const { part, meter, tariff } = session;
  const limit = fundsLimit(meter, tariff);
  const title = fundsTitle(figures, part, limit);
  if (part !== "customer")
    return (
      <Frame title={title}>The session then ends by itself, unless the customer pays for more time.</Frame>
    );
  if (limit === "cap") {
    return (
      <Frame
        title={title}
        action={
          <CapControl session={session} className={buttonVariants({ size: "sm" })}>
            Raise the cap
          </CapControl>
        }
      >
        Raise it to go on. The session is not interrupted.
      </Frame>
    );
  }
  return <RoomTopUpAction session={session} frame={(parts) => <Frame title={title} {...parts} />} />;
}

interface FrameProps {
  title: string;
  action?: ReactNode;
  children?: ReactNode;
}

function Frame({ title, action, children }: FrameProps) {
  return (
    <div
      data-testid="funds-banner"
      className="pointer-events-auto flex w-full max-w-xl flex-wrap items-center gap-x-3 gap-y-2 rounded-lg bg-black/75 px-4 py-3 text-sm text-white shadow-lg backdrop-blur-md"
    >
      <Hourglass aria-hidden="true" className="size-4 shrink-0" />
      <div className="min-w-40 flex-1">
        <p className="font-medium">{title}</p>
        {children ? <div className="mt-0.5 text-white/75">{children}</div> : null}
      </div>
      {action ? <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:pl-7">{action}</div> : null}
    </div>
  );
}
