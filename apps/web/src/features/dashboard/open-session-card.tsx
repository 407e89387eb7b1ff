"use client";

import type { SessionView } from "@paygo/contracts";
import { Avatar } from "@paygo/ui/avatar";
import { Badge } from "@paygo/ui/badge";
import { buttonVariants } from "@paygo/ui/button";
import { Card, CardBody } from "@paygo/ui/card";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { ratePerMinute } from "../catalog/tariff-words.ts";
import { useLocale } from "../locale/locale-provider.tsx";
import { AnswerButtons } from "../session/answer-buttons.tsx";

/** The session that rings or runs now, and the way into it. */
export function OpenSessionCard({ session }: { session: SessionView }) {
  const locale = useLocale();
  const router = useRouter();
  const path = `/sessions/${session.id}`;
  const isRinging = session.answeredAt === null;
  return (
    <Card data-testid="open-session" className="border-accent">
      <CardBody className="flex flex-wrap items-center gap-x-5 gap-y-4">
        <Avatar name={session.customer.name} seed={session.customer.id} size="lg" />
        <div className="min-w-0 flex-1 basis-44">
          <p className="flex flex-wrap items-center gap-2 font-semibold">
            {session.customer.name}
            <Badge tone="accent" dot="pulse">
              {isRinging ? "Ringing" : session.state === "live" ? "Live" : "Connecting"}
            </Badge>
          </p>
          <p className="mt-0.5 truncate text-muted text-sm">
            {session.service.title}, <span className="tabular">{ratePerMinute(session.tariff, locale)}</span>
          </p>
        </div>
        {isRinging ? (
          <AnswerButtons sessionId={session.id} onAnswered={() => router.push(path)} />
        ) : (
          <Link href={path} className={buttonVariants()}>
            Open the session
          </Link>
        )}
      </CardBody>
    </Card>
  );
}
