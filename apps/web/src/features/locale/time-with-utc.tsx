import { Time, type TimeProps } from "./time.tsx";

/** An instant in the reader's zone and, in small print, in UTC: alike for everybody who looks at the same bill. */
export function TimeWithUtc(props: TimeProps) {
  const utc = new Date(props.at).toISOString().slice(0, 19).replace("T", " ");
  return (
    <>
      <Time {...props} />
      <span className="block text-faint text-xs">{utc} UTC</span>
    </>
  );
}
