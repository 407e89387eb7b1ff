import type { ReconciliationView } from "@paygo/contracts";
import { Card, CardBody, CardHeader } from "@paygo/ui/card";
import { DescriptionItem, DescriptionList } from "@paygo/ui/description-list";
import { useLocale } from "../locale/locale-provider.tsx";
import { Time } from "../locale/time.tsx";
import { readable } from "./check-words.ts";

/** When the books were last looked through, and how much was looked at. */
export function LastRun({ lastRun }: { lastRun: ReconciliationView["lastRun"] }) {
  const count = new Intl.NumberFormat(useLocale());
  if (lastRun === null) return null;
  return (
    <Card>
      <CardHeader
        title="Last run"
        description={
          <>
            <Time at={lastRun.startedAt} />
            {lastRun.finishedAt === null ? ", still running" : ""}
          </>
        }
      />
      <CardBody>
        <DescriptionList>
          {Object.entries(lastRun.examined).map(([check, examined]) => (
            <DescriptionItem key={check} term={readable(check)}>
              {count.format(examined)}
            </DescriptionItem>
          ))}
        </DescriptionList>
      </CardBody>
    </Card>
  );
}
