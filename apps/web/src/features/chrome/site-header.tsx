import { buttonVariants } from "@paygo/ui/button";
import { TopBar } from "@paygo/ui/top-bar";
import Link from "next/link";
import { readViewer } from "../../server/viewer.ts";
import { Brand } from "./brand.tsx";
import { NavLink } from "./nav-link.tsx";
import { navigationFor } from "./navigation.ts";
import { SignOutButton } from "./sign-out-button.tsx";

/** The bar on top, with the places that this reader may go to. It only hides links: every verb authorises itself. */
export async function SiteHeader() {
  const viewer = await readViewer();
  return (
    <TopBar
      brand={<Brand />}
      nav={navigationFor(viewer?.role ?? null).map((item) => (
        <NavLink key={item.href} href={item.href}>
          {item.label}
        </NavLink>
      ))}
      end={
        viewer ? (
          <>
            <span className="hidden max-w-40 truncate text-muted text-sm sm:block">{viewer.name}</span>
            <SignOutButton />
          </>
        ) : (
          <>
            <Link href="/sign-in" className={buttonVariants({ variant: "ghost", size: "sm" })}>
              Sign in
            </Link>
            <Link href="/sign-up" className={buttonVariants({ size: "sm" })}>
              Sign up
            </Link>
          </>
        )
      }
    />
  );
}
