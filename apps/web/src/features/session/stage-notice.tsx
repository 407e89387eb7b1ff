"use client";

import type { SessionView } from "@paygo/contracts";
import { Avatar } from "@paygo/ui/avatar";
import { Button, buttonVariants } from "@paygo/ui/button";
import { Spinner } from "@paygo/ui/spinner";
import { StageNotice } from "@paygo/ui/stage-layout";
import { CircleAlert, MonitorSmartphone, WifiOff } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { ApiFailure } from "../../trpc/errors.ts";
import { ratePerMinute, tariffWords } from "../catalog/tariff-words.ts";
import { useLocale } from "../locale/locale-provider.tsx";
import { useMoney } from "../locale/use-money.ts";
import { AnswerButtons } from "./answer-buttons.tsx";
import { Countdown } from "./countdown.tsx";
import type { Place } from "./place.ts";
import { roomErrorSentence } from "./room-sentences.ts";
import type { ServerClock } from "./server-clock.ts";
import type { Phase } from "./session-phase.ts";
import { useIsOnline } from "./use-is-online.ts";

export interface PhaseNoticeProps {
  phase: Exclude<Phase, "ended">;
  session: SessionView;
  place: Place;
  clock: ServerClock;
  /** Why the last call to the server failed. */
  failure: ApiFailure | null;
  takeHere: (() => void) | null;
}

/** What the room waits for, in the middle of the stage; nothing while it is live. */
export function PhaseNotice({
  phase,
  session,
  place,
  clock,
  failure,
  takeHere,
}: PhaseNoticeProps): ReactNode {
  const locale = useLocale();
  const isOnline = useIsOnline();
  const other = session.part === "vendor" ? session.customer : session.vendor;
  const figure = <Avatar name={other.name} seed={other.id} size="xl" />;
  switch (phase) {
    case "live":
      return null;
    case "calling":
      return (
        <StageNotice isRinging figure={figure} title={`Ringing ${other.name}`}>
          <p>{ratePerMinute(session.tariff, locale)} once you are both connected. Ringing is free.</p>
          <HeldWords session={session} />
          <p className="mt-1 text-faint text-sm">
            Rings for <Countdown until={session.ringingUntil} clock={clock} />
          </p>
        </StageNotice>
      );
    case "ringing":
      return (
        <StageNotice
          isRinging
          figure={figure}
          title={`${other.name} is ringing`}
          action={<AnswerButtons isFocused sessionId={session.id} />}
        >
          <p>
            {session.service.title}, {ratePerMinute(session.tariff, locale)}
          </p>
          <p className="mt-1 text-faint text-sm">
            {tariffWords(session.tariff, locale)}. Rings for{" "}
            <Countdown until={session.ringingUntil} clock={clock} />
          </p>
        </StageNotice>
      );
    case "connecting":
      return (
        <StageNotice
          figure={<Spinner size="lg" />}
          title={session.liveAt ? "Joining again" : `Connecting to ${other.name}`}
        >
          The meter runs only while you are both connected.
        </StageNotice>
      );
    case "reconnecting":
      return (
        <StageNotice
          isOverlay
          figure={isOnline ? <Spinner size="lg" /> : <WifiOff />}
          title={isOnline ? `Reconnecting to ${other.name}` : "You are offline"}
        >
          The meter is paused. If the connection does not come back, the session ends by itself and only
          connected time is charged.
        </StageNotice>
      );
    case "elsewhere":
      return (
        <StageNotice
          figure={<MonitorSmartphone />}
          title="This session continues in another tab"
          action={takeHere ? <Button onClick={takeHere}>Take it here</Button> : null}
        >
          You are in this session on another tab or device. Taking it here ends it there.
        </StageNotice>
      );
    case "failed":
      if (failure?.code === "unauthenticated") return <SignedOutNotice sessionId={session.id} />;
      return (
        <StageNotice
          figure={<CircleAlert />}
          title="The room could not be entered"
          action={
            <>
              {takeHere ? <Button onClick={takeHere}>Try again</Button> : null}
              <Link
                href={session.part === "vendor" ? "/dashboard" : "/"}
                className={buttonVariants({ variant: "secondary" })}
              >
                Leave
              </Link>
            </>
          }
        >
          {place.kind === "failed" ? roomErrorSentence(place.error) : null}
        </StageNotice>
      );
    default:
      return phase satisfies never;
  }
}

/** That the money is only set aside, and where the session stops. */
function HeldWords({ session: { meter, tariff } }: { session: SessionView }) {
  const money = useMoney(tariff.currency);
  const stop = meter.capMinor === null ? "" : ` Stops at ${money(meter.capMinor)}.`;
  return (
    <p className="mt-1">
      <span className="tabular text-held-ink">{money(meter.heldMinor)}</span> is held, not charged.{stop}
    </p>
  );
}

function SignedOutNotice({ sessionId }: { sessionId: string }) {
  return (
    <StageNotice
      figure={<CircleAlert />}
      title="Your sign-in has expired"
      action={
        <Link
          href={`/sign-in?callbackUrl=${encodeURIComponent(`/sessions/${sessionId}`)}`}
          className={buttonVariants()}
        >
          Sign in
        </Link>
      }
    >
      You have left the room, and the meter is paused. Sign in to come back; without you the session ends by
      itself soon.
    </StageNotice>
  );
}
