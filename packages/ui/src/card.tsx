import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";

/** Classes of a card, for a link that is a card: `<Link className={cardVariants({ isInteractive: true })}>`. */
export const cardVariants = cva("rounded-lg border border-line bg-surface text-ink shadow-xs", {
  variants: {
    isInteractive: {
      true: "block transition-[border-color,box-shadow] duration-150 hover:border-line-strong hover:shadow-sm",
    },
  },
});

export interface CardProps extends ComponentProps<"div">, VariantProps<typeof cardVariants> {}

/** A surface that groups what belongs together. It has no padding of its own: use the parts. */
export function Card({ isInteractive, className, ...props }: CardProps) {
  return <div {...props} className={cx(cardVariants({ isInteractive }), className)} />;
}

export interface CardHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  /** A button or link at the end of the line. */
  action?: ReactNode;
  /** Level of the heading; 2 unless the card is inside a section. */
  level?: 2 | 3;
  className?: string;
}

/** Title, sentence and action at the head of a card. */
export function CardHeader({ title, description, action, level = 2, className }: CardHeaderProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className={cx("flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 pt-5", className)}>
      <div className="min-w-0">
        <Heading className="font-semibold text-base tracking-tight">{title}</Heading>
        {description ? <p className="mt-1 text-muted text-sm">{description}</p> : null}
      </div>
      {action}
    </div>
  );
}

/** The padded content of a card. */
export function CardBody({ className, ...props }: ComponentProps<"div">) {
  return <div {...props} className={cx("p-5", className)} />;
}

/** A line of actions or small print at the foot of a card. */
export function CardFooter({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      {...props}
      className={cx("flex flex-wrap items-center gap-3 border-line border-t px-5 py-3.5", className)}
    />
  );
}
