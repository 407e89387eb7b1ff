import type { EarningsChartView } from "@paygo/contracts";
import { formatMoney } from "@paygo/core";
import { Progress } from "@paygo/ui/progress";
import { useLocale } from "../locale/locale-provider.tsx";

export interface ServiceSharesProps {
  services: EarningsChartView["services"];
  currency: string;
}

/** The same money by service: a table whose rows are drawn as bars, the largest first. */
export function ServiceShares({ services, currency }: ServiceSharesProps) {
  const locale = useLocale();
  const sorted = [...services].sort((a, b) => b.earnedMinor - a.earnedMinor);
  const largestMinor = sorted[0]?.earnedMinor ?? 0;
  return (
    <div className="mt-6 border-line border-t pt-5">
      <table className="w-full text-sm">
        <caption className="mb-2 text-left font-medium">By service</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Service</th>
            <th scope="col">Sessions</th>
            <th scope="col">Earned</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ serviceId, title, sessions, earnedMinor }) => (
            <tr key={serviceId} className="align-bottom">
              <th scope="row" className="w-full py-2 pr-4 text-left font-normal [overflow-wrap:anywhere]">
                <span className="mb-1.5 line-clamp-1">{title}</span>
                <span aria-hidden="true">
                  <Progress label="" value={earnedMinor} max={largestMinor} />
                </span>
              </th>
              <td className="tabular whitespace-nowrap px-4 py-1.5 text-right text-muted max-sm:hidden">
                {sessions} {sessions === 1 ? "session" : "sessions"}
              </td>
              <td className="tabular whitespace-nowrap py-1.5 text-right font-medium">
                {formatMoney(earnedMinor, currency, locale)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
