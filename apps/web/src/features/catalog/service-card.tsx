import type { ServiceView } from "@paygo/contracts";
import { Avatar } from "@paygo/ui/avatar";
import { cardVariants } from "@paygo/ui/card";
import { cx } from "@paygo/ui/cx";
import Link from "next/link";
import { LiveBadge } from "./live-availability.tsx";
import { ratePerMinute, tariffWords } from "./tariff-words.ts";

/** One service in the catalogue; the whole card is the link. */
export function ServiceCard({ service, locale }: { service: ServiceView; locale: string }) {
  return (
    <li
      className={cx(
        cardVariants({ isInteractive: true }),
        "relative flex flex-col p-5 has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2",
      )}
    >
      <div className="flex items-center justify-between gap-3">
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar name={service.vendor.name} seed={service.vendor.id} size="sm" />
          <span className="truncate text-muted text-sm">{service.vendor.name}</span>
        </span>
        <LiveBadge serviceId={service.id} initial={service.availability} />
      </div>
      <h2 className="mt-4 font-semibold text-base leading-snug tracking-tight [overflow-wrap:anywhere]">
        <Link
          href={`/services/${service.id}`}
          className="outline-none after:absolute after:inset-0 after:rounded-lg"
        >
          {service.title}
        </Link>
      </h2>
      <p className="mt-1.5 mb-5 line-clamp-3 text-muted text-sm [overflow-wrap:anywhere]">
        {service.description}
      </p>
      <div className="mt-auto border-line border-t pt-4">
        <p className="tabular font-semibold">{ratePerMinute(service.tariff, locale)}</p>
        <p className="mt-0.5 text-muted text-sm">{tariffWords(service.tariff, locale)}</p>
      </div>
    </li>
  );
}
