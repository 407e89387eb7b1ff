import { toast } from "@paygo/ui/toaster";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { errorSentence, readFailure } from "../../trpc/errors.ts";

/** Ends the session, or cancels the ring. Pending until the session's truth says that it is over. */
export function useStop(sessionId: string) {
  const utils = trpc.useUtils();
  const [isPending, setIsPending] = useState(false);
  const stop = async () => {
    setIsPending(true);
    try {
      const { session } = await utils.client.streaming.stop.mutate({ sessionId });
      utils.streaming.get.setData({ sessionId }, { session });
    } catch (error) {
      toast.error(errorSentence(readFailure(error)));
      setIsPending(false);
    }
  };
  return { stop, isPending };
}
