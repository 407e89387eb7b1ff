"use client";

import type { SessionView } from "@paygo/contracts";
import type { Room, RoomSnapshot } from "@paygo/media";
import { Button, buttonVariants } from "@paygo/ui/button";
import { CircleAlert, CloudOff, SignalLow, Volume2 } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { type ApiFailure, errorSentence } from "../../trpc/errors.ts";
import { FundsBanner } from "./funds-banner.tsx";
import { fundsLevel, type MeterFigures } from "./meter-figures.ts";
import { deviceProblem } from "./room-sentences.ts";

interface BannerProps {
  icon: ReactNode;
  title: string;
  action?: ReactNode;
  /** Announced at once. */
  isUrgent?: boolean;
  children?: ReactNode;
}

/** A message over the picture that leaves it usable. */
function Banner({ icon, title, action, isUrgent = false, children }: BannerProps) {
  return (
    <div
      role={isUrgent ? "alert" : "status"}
      className="pointer-events-auto flex w-full max-w-xl items-start gap-3 rounded-lg bg-black/75 px-4 py-3 text-sm text-white shadow-lg backdrop-blur-md [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0"
    >
      {icon}
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {children ? <p className="mt-0.5 text-white/75">{children}</p> : null}
      </div>
      {action}
    </div>
  );
}

export interface StageBannersProps {
  session: SessionView;
  room: Room;
  snapshot: RoomSnapshot;
  figures: MeterFigures;
  failure: ApiFailure | null;
  isLive: boolean;
}

/** Everything that needs the reader's attention while the session goes on. */
export function StageBanners({ session, room, snapshot, figures, failure, isLive }: StageBannersProps) {
  const { microphone, camera } = snapshot.self;
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const problems = [deviceProblem("microphone", microphone), deviceProblem("camera", camera)]
    .filter((problem) => problem !== null)
    .filter(({ title }) => !dismissed.has(title));
  const level = isLive ? fundsLevel(figures) : "fine";
  const { downlink, uplink } = snapshot.quality;
  return (
    <div className="pointer-events-none absolute inset-x-3 top-3 z-20 max-sm:top-14 flex flex-col items-center gap-2">
      {snapshot.isAutoplayBlocked ? (
        <Banner
          isUrgent
          icon={<Volume2 aria-hidden="true" />}
          title="Your browser is holding back the sound"
          action={
            <Button size="sm" onClick={() => void room.resumePlayback()}>
              Turn on sound
            </Button>
          }
        />
      ) : null}
      {failure ? <FailureBanner sessionId={session.id} failure={failure} /> : null}
      {problems.map(({ title, advice }) => (
        <Banner
          key={title}
          icon={<CircleAlert aria-hidden="true" />}
          title={title}
          action={
            <button
              type="button"
              className="-my-1 rounded-md px-2 py-1 font-medium text-white/75 hover:text-white"
              onClick={() => setDismissed(new Set([...dismissed, title]))}
            >
              Got it
            </button>
          }
        >
          {advice}
        </Banner>
      ))}
      {level === "fine" ? null : <FundsBanner session={session} figures={figures} />}
      {isLive && Math.max(uplink, downlink) >= 5 ? (
        <Banner icon={<SignalLow aria-hidden="true" />} title="The connection is weak">
          Turning your camera off makes the sound better.
        </Banner>
      ) : null}
    </div>
  );
}

function FailureBanner({ sessionId, failure }: { sessionId: string; failure: ApiFailure }) {
  const icon = <CloudOff aria-hidden="true" />;
  if (failure.code === "unavailable") {
    return (
      <Banner icon={icon} title="PayGo cannot be reached at the moment">
        The session goes on, and time that PayGo does not hear of is not billed.
      </Banner>
    );
  }
  if (failure.code === "unauthenticated") {
    const href = `/sign-in?callbackUrl=${encodeURIComponent(`/sessions/${sessionId}`)}`;
    return (
      <Banner
        icon={icon}
        title="Your sign-in has expired"
        action={
          <Link href={href} className={buttonVariants({ size: "sm" })}>
            Sign in
          </Link>
        }
      >
        Without it this session ends by itself soon.
      </Banner>
    );
  }
  return <Banner icon={icon} title={errorSentence(failure)} />;
}
