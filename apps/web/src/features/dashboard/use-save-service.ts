import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { type ApiFailure, readFailure } from "../../trpc/errors.ts";
import type { ServiceFields } from "./service-draft.ts";

/** Creates a service, or changes the one with `serviceId`. */
export function useSaveService(serviceId: string | null) {
  const utils = trpc.useUtils();
  const [isPending, setIsPending] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const save = async (fields: ServiceFields): Promise<boolean> => {
    setIsPending(true);
    setFailure(null);
    try {
      if (serviceId === null) await utils.client.services.create.mutate(fields);
      else await utils.client.services.update.mutate({ serviceId, ...fields });
      await Promise.all([utils.services.mine.invalidate(), utils.dashboard.get.invalidate()]);
      return true;
    } catch (error) {
      setFailure(readFailure(error));
      return false;
    } finally {
      setIsPending(false);
    }
  };
  return { save, isPending, failure };
}
