"use client";

import type { ServiceView } from "@paygo/contracts";
import { Button } from "@paygo/ui/button";
import { Switch } from "@paygo/ui/switch";
import { toast } from "@paygo/ui/toaster";
import { Pencil } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { trpc } from "../../trpc/client.ts";
import { errorSentence, readFailure } from "../../trpc/errors.ts";
import { ratePerMinute, tariffWords } from "../catalog/tariff-words.ts";
import { useLocale } from "../locale/locale-provider.tsx";

/** One of the vendor's services: its price, and a switch that takes effect at once. */
export function ServiceRow({ service, onEdit }: { service: ServiceView; onEdit: () => void }) {
  const locale = useLocale();
  const utils = trpc.useUtils();
  /** What the switch was moved to while the server has not answered. */
  const [wanted, setWanted] = useState<boolean | null>(null);
  const switchTo = async (isActive: boolean) => {
    setWanted(isActive);
    try {
      await utils.client.services.update.mutate({ serviceId: service.id, isActive });
      await Promise.all([utils.services.mine.invalidate(), utils.dashboard.get.invalidate()]);
    } catch (error) {
      toast.error(errorSentence(readFailure(error)));
    }
    setWanted(null);
  };
  const isOn = wanted ?? service.isActive;
  return (
    <li className="flex flex-wrap items-center gap-x-5 gap-y-3 px-5 py-4">
      <div className="min-w-0 flex-1 basis-56">
        <Link
          href={`/services/${service.id}`}
          className="font-medium hover:underline [overflow-wrap:anywhere]"
        >
          {service.title}
        </Link>
        <p className="mt-0.5 text-muted text-sm">
          <span className="tabular">{ratePerMinute(service.tariff, locale)}</span> ·{" "}
          {tariffWords(service.tariff, locale)}
        </p>
      </div>
      <div className="flex items-center gap-4">
        <span className="inline-flex items-center gap-2 text-sm">
          <Switch
            aria-label={`Offer ${service.title}`}
            checked={isOn}
            disabled={wanted !== null}
            onCheckedChange={(isActive) => void switchTo(isActive)}
          />
          <span aria-hidden="true" className="w-6 text-muted">
            {isOn ? "On" : "Off"}
          </span>
        </span>
        <Button variant="secondary" size="sm" onClick={onEdit} aria-label={`Edit ${service.title}`}>
          <Pencil aria-hidden="true" />
          Edit
        </Button>
      </div>
    </li>
  );
}
