import { type EndReason, endReasons } from "@paygo/core";
import { type AddressFilter, setParameter } from "../filters/address-filter.ts";

export interface HistoryFilter {
  query: string;
  endReason: EndReason | null;
  /** The first and the last day, `YYYY-MM-DD` by the reader's calendar, both included. */
  from: string | null;
  to: string | null;
  isCharged: boolean;
}

export const everything: HistoryFilter = {
  query: "",
  endReason: null,
  from: null,
  to: null,
  isCharged: false,
};

/** `?q=…&outcome=…&from=…&to=…&charged=1`. Nonsense counts as nothing asked. */
export const historyFilter: AddressFilter<HistoryFilter> = {
  read(parameters) {
    const outcome = parameters.get("outcome");
    return {
      query: (parameters.get("q") ?? "").trim().slice(0, 100),
      endReason: endReasons.find((reason) => reason === outcome) ?? null,
      from: readDay(parameters.get("from")),
      to: readDay(parameters.get("to")),
      isCharged: parameters.get("charged") === "1",
    };
  },
  write(filter, parameters) {
    setParameter(parameters, "q", filter.query);
    setParameter(parameters, "outcome", filter.endReason);
    setParameter(parameters, "from", filter.from);
    setParameter(parameters, "to", filter.to);
    setParameter(parameters, "charged", filter.isCharged ? "1" : null);
  },
};

function readDay(text: string | null): string | null {
  return text !== null && startOf(text, 0) !== null ? text : null;
}

/** The midnight with which a day begins, by the clock that this runs under; `daysOn` days later. */
function startOf(day: string, daysOn: 0 | 1): Date | null {
  const [, year, month, dayOfMonth] = /^(20\d\d)-(\d\d)-(\d\d)$/.exec(day) ?? [];
  const date = new Date(Number(year), Number(month) - 1, Number(dayOfMonth));
  // The 31st of a shorter month would become a day of the next.
  if (date.getDate() !== Number(dayOfMonth) || date.getMonth() !== Number(month) - 1) return null;
  date.setDate(date.getDate() + daysOn);
  return date;
}

/** Whether the filter needs the reader's time zone, which the server does not know. */
export function hasDays({ from, to }: HistoryFilter): boolean {
  return from !== null || to !== null;
}

/** What the API is asked for. Days become instants by the clock that this runs under: the browser's. */
export function historyInput(filter: HistoryFilter) {
  const from = filter.from === null ? null : startOf(filter.from, 0);
  const to = filter.to === null ? null : startOf(filter.to, 1);
  return {
    ...(filter.query === "" ? {} : { query: filter.query }),
    ...(filter.endReason === null ? {} : { endReason: filter.endReason }),
    ...(from === null ? {} : { from: from.toISOString() }),
    ...(to === null ? {} : { to: to.toISOString() }),
    ...(filter.isCharged ? { isCharged: true } : {}),
  };
}
