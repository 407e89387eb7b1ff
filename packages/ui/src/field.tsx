import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cx } from "./cx.ts";

/** What the control inside a field must be given. */
export interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  required: boolean | undefined;
}

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** One sentence; while it is set the control is marked invalid and described by it. */
  error?: ReactNode;
  /** Beside the label, for example "Optional" or a link. */
  aside?: ReactNode;
  isRequired?: boolean;
  className?: string;
  children: (control: FieldControl) => ReactNode;
}

/** A label, a control, a hint and an error, wired together: `<Field label="E-mail">{(c) => <Input {...c} />}</Field>`. */
export function Field({ label, hint, error, aside, isRequired, className, children }: FieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className={cx("flex min-w-0 flex-col gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <label htmlFor={id} className="font-medium text-ink">
          {label}
        </label>
        {aside ? <span className="text-faint">{aside}</span> : null}
      </div>
      {children({
        id,
        "aria-describedby": [errorId, hintId].filter(Boolean).join(" ") || undefined,
        "aria-invalid": error ? true : undefined,
        required: isRequired,
      })}
      {error ? (
        <p id={errorId} role="alert" className="flex gap-1.5 text-danger-ink text-sm">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span>{error}</span>
        </p>
      ) : null}
      {hint ? (
        <p id={hintId} className="text-muted text-sm">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
