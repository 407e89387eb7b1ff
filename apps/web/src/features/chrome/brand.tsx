import Link from "next/link";

/** The mark of PayGo, a link to the catalogue. */
export function Brand() {
  return (
    <Link href="/" className="flex items-center gap-2 rounded-md font-semibold tracking-tight">
      <svg aria-hidden="true" viewBox="0 0 24 24" className="size-6">
        <rect width="24" height="24" rx="7" className="fill-accent" />
        <path d="M9.5 7.8v8.4l7-4.2z" className="fill-on-accent" />
      </svg>
      PayGo
    </Link>
  );
}
