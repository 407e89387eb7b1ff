"use client";

import type { SessionView } from "@paygo/contracts";
import { preloadRooms } from "@paygo/media";
import { Avatar } from "@paygo/ui/avatar";
import { Dialog, DialogContent } from "@paygo/ui/dialog";
import { useEffect } from "react";
import { ratePerMinute, tariffWords } from "../../catalog/tariff-words.ts";
import { useLocale } from "../../locale/locale-provider.tsx";
import { AnswerButtons } from "../../session/answer-buttons.tsx";
import { Countdown } from "../../session/countdown.tsx";
import { getDevice } from "../../session/device.ts";
import { useEarlyEntry } from "../../session/early-entry.ts";
import { useServerClock } from "../../session/use-server-clock.ts";
import { EnableSound } from "./enable-sound.tsx";

export interface RingDialogProps {
  session: SessionView;
  onAnswered: () => void;
  /** Goes on ringing in the other tabs. */
  onSilence: () => void;
}

/** Who rings, for what and at which rate, over whatever page the vendor is on. */
export function RingDialog({ session, onAnswered, onSilence }: RingDialogProps) {
  const locale = useLocale();
  const enterEarly = useEarlyEntry();
  const clock = useServerClock(session.now);
  // Asked for now, so that answering need not wait for it.
  useEffect(() => {
    void getDevice();
    void preloadRooms();
  }, []);
  const { customer, service, tariff } = session;
  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? undefined : onSilence())}>
      <DialogContent title="Incoming session" size="sm">
        <div className="flex flex-col items-center gap-5 text-center">
          <span className="relative mt-6 mb-4">
            <span aria-hidden="true" className="absolute inset-0 animate-halo rounded-full bg-accent" />
            <Avatar name={customer.name} seed={customer.id} size="xl" className="relative" />
          </span>
          <div>
            <p className="font-semibold text-xl tracking-tight">{customer.name}</p>
            <p className="mt-1">{service.title}</p>
            <p className="mt-1 text-muted text-sm">
              <span className="tabular">{ratePerMinute(tariff, locale)}</span>. {tariffWords(tariff, locale)}.
            </p>
          </div>
          <AnswerButtons
            isFocused
            sessionId={session.id}
            onAnswered={(answered) => {
              enterEarly(answered);
              onAnswered();
            }}
          />
          <p className="text-faint text-sm">
            Rings for <Countdown until={session.ringingUntil} clock={clock} />. Closing this silences it in
            this tab only.
          </p>
          <EnableSound />
        </div>
      </DialogContent>
    </Dialog>
  );
}
