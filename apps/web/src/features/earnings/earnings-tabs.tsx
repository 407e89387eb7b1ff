import { SectionTabs } from "../chrome/section-tabs.tsx";

const places = [
  { href: "/earnings", label: "Overview" },
  { href: "/earnings/payouts", label: "Payouts" },
  { href: "/earnings/disputes", label: "Disputes" },
];

/** The parts of a vendor's money. */
export function EarningsTabs() {
  return <SectionTabs label="Earnings" places={places} />;
}
