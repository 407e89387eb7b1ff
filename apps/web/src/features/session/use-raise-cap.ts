import { trpc } from "../../trpc/client.ts";

/** Raises the cap, or takes it away (null). Done when the server has said what it is now. */
export function useRaiseCap(sessionId: string, onDone: () => void) {
  const utils = trpc.useUtils();
  const mutation = trpc.streaming.raiseCap.useMutation({
    onSuccess: (answer) => {
      utils.streaming.get.setData({ sessionId }, answer);
      onDone();
    },
    // Another tab may have raised it, or the session may be over: the truth says which.
    onError: () => void utils.streaming.get.invalidate({ sessionId }),
  });
  return {
    raise: (capMinor: number | null) => mutation.mutate({ sessionId, capMinor }),
    isPending: mutation.isPending,
    error: mutation.error,
  };
}
