"use client";

import type { SessionView } from "@paygo/contracts";
import { Button } from "@paygo/ui/button";
import { Field } from "@paygo/ui/field";
import { Input } from "@paygo/ui/input";
import { Phone, PhoneOff } from "lucide-react";
import { useState } from "react";
import { errorSentence } from "../../trpc/errors.ts";
import { useRingAnswer } from "./use-ring-answer.ts";

export interface AnswerButtonsProps {
  sessionId: string;
  /** Puts the focus on Answer. */
  isFocused?: boolean;
  /** As soon as the answer is taken. */
  onAnswered?: (session: SessionView) => void;
}

/** Answer, decline, or decline with a sentence why. */
export function AnswerButtons({ sessionId, isFocused = false, onAnswered }: AnswerButtonsProps) {
  const { pending, failure, answer, decline } = useRingAnswer(sessionId, onAnswered);
  const [isExplaining, setIsExplaining] = useState(false);
  const [reason, setReason] = useState("");
  return (
    <form
      className="flex w-full max-w-sm flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void decline(reason);
      }}
    >
      <div className="grid grid-cols-2 gap-3">
        <Button
          type="submit"
          variant="danger"
          size="lg"
          isLoading={pending === "decline"}
          disabled={pending !== null}
        >
          <PhoneOff aria-hidden="true" />
          Decline
        </Button>
        <Button
          size="lg"
          autoFocus={isFocused}
          isLoading={pending === "answer"}
          disabled={pending !== null}
          onClick={() => void answer()}
        >
          <Phone aria-hidden="true" />
          Answer
        </Button>
      </div>
      {isExplaining ? (
        <Field label="Reason" aside="Optional" hint="The customer reads it when you decline.">
          {(control) => (
            <Input
              {...control}
              autoFocus
              value={reason}
              maxLength={200}
              placeholder="Back in ten minutes"
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      ) : (
        <Button variant="link" size="sm" className="self-center" onClick={() => setIsExplaining(true)}>
          Say why you decline
        </Button>
      )}
      {failure ? (
        <p role="alert" className="text-center text-danger-ink text-sm">
          {errorSentence(failure)}
        </p>
      ) : null}
    </form>
  );
}
