import type { Role, ServiceView } from "@paygo/contracts";
import { buttonVariants } from "@paygo/ui/button";
import Link from "next/link";
import { StartButton } from "../session/start-button.tsx";

/** Start for customers; for the others, how they could. */
export function StartPanel({ service, role }: { service: ServiceView; role: Role | null }) {
  switch (role) {
    case "user":
      return <StartButton service={service} />;
    case null: {
      const path = `/services/${service.id}`;
      return (
        <Link
          href={`/sign-in?callbackUrl=${encodeURIComponent(path)}`}
          className={buttonVariants({ size: "lg", isFullWidth: true })}
        >
          Sign in to start
        </Link>
      );
    }
    case "vendor":
    case "admin":
      return (
        <p className="rounded-md bg-subtle px-3.5 py-3 text-muted text-sm">
          Sessions are started by customers. You are signed in as{" "}
          {role === "vendor" ? "a vendor" : "an admin"}.
        </p>
      );
    default:
      return role satisfies never;
  }
}
