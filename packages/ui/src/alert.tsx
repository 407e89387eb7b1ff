import { CircleAlert, CircleCheck, Info } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

const tones = {
  info: { box: "border-line bg-subtle", icon: "text-muted", Icon: Info },
  success: { box: "border-success/25 bg-success-soft", icon: "text-success-ink", Icon: CircleCheck },
  danger: { box: "border-danger/25 bg-danger-soft", icon: "text-danger-ink", Icon: CircleAlert },
};

export interface AlertProps {
  tone?: keyof typeof tones;
  title: ReactNode;
  children?: ReactNode;
  /** A button or link that helps. */
  action?: ReactNode;
  className?: string;
}

/** A message in the page. `danger` is announced at once, the others politely. */
export function Alert({ tone = "info", title, children, action, className }: AlertProps) {
  const { box, icon, Icon } = tones[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={cx(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg border px-4 py-3 text-sm",
        box,
        className,
      )}
    >
      <Icon aria-hidden="true" className={cx("mt-0.5 size-4 shrink-0", icon)} />
      <div className="min-w-44 flex-1">
        <p className="font-medium text-ink">{title}</p>
        {children ? <div className="mt-0.5 text-muted">{children}</div> : null}
      </div>
      {action ? <div className="max-sm:w-full max-sm:pl-7">{action}</div> : null}
    </div>
  );
}
