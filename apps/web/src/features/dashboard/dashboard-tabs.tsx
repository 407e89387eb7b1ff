import { SectionTabs } from "../chrome/section-tabs.tsx";

const places = [
  { href: "/dashboard", label: "Overview" },
  { href: "/dashboard/services", label: "Services" },
];

/** The two halves of the vendor's desk. */
export function DashboardTabs() {
  return <SectionTabs label="Dashboard" places={places} />;
}
