import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { Link, NavLink, useLocation } from "react-router";
import { useRefreshOn, useVenue } from "../api/hooks";
import { useForgetOwn } from "../api/own";
import { useSession } from "../api/session";
import { useArrivals } from "../features/accounts/useArrivals";
import { HaltBanner } from "../features/governance/HaltBanner";
import { ActingBanner } from "../features/identity/ActingBanner";
import { useIdentities } from "../features/identity/store";
import { RecoveryBanner } from "../features/keys/RecoveryBanner";
import { PinWarning } from "../features/log/PinWarning";
import { CsvDrop } from "../features/market/CsvDrop";
import { Toasts } from "../ui/toasts";
import { Header } from "./Header";
import { Help } from "./Help";
import { Palette } from "./Palette";
import { PAGES } from "./pages";
import { useShortcuts } from "./shortcuts";
import { nextTheme } from "./theme";

const Gate = lazy(() => import("../features/access/Gate"));

/** What stands around every page. */
export function Shell({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<"palette" | "help" | null>(null);
  const { current } = useIdentities();
  const session = useSession();
  const { pathname, state } = useLocation();
  const behind = state?.background?.pathname ?? pathname;
  useShortcuts({
    palette: () => setOpen("palette"),
    help: () => setOpen("help"),
    theme: nextTheme,
  });
  useRefreshOn(
    current ? [`accounts.account.${current.principal}`, `market.orders.${current.principal}`] : [],
  );
  useArrivals(current?.principal);
  useForgetOwn();
  useFreshPage(behind);
  return (
    <div className="flex min-h-dvh flex-col">
      <a href="#main" className="skip">
        Skip to content
      </a>
      <Header onPalette={() => setOpen("palette")} />
      <PinWarning />
      <RecoveryBanner />
      <ActingBanner />
      <HaltBanner />
      <main
        id="main"
        tabIndex={-1}
        className={`mx-auto w-full flex-1 outline-none ${
          isDense(behind) ? "max-w-[112rem] px-2 py-2" : "max-w-6xl px-4 py-6 sm:px-6"
        }`}
      >
        {children}
      </main>
      <Footer onHelp={() => setOpen("help")} />
      <BottomNav />
      <CsvDrop />
      <Toasts />
      {session && (
        <Suspense>
          <Gate />
        </Suspense>
      )}
      {open === "palette" && <Palette onClose={() => setOpen(null)} />}
      {open === "help" && <Help onClose={() => setOpen(null)} />}
    </div>
  );
}

/** An instrument's page uses all the room there is. */
function isDense(path: string): boolean {
  return path.startsWith("/exchange/") && path !== "/exchange/portfolio";
}

/** A new page begins at its top, and the focus goes there, unless somebody is typing a search. */
function useFreshPage(path: string): void {
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current !== path) {
      shown.current = path;
      window.scrollTo(0, 0);
      if (document.activeElement?.id !== "search") {
        document.getElementById("main")?.focus({ preventScroll: true });
      }
    }
  }, [path]);
}

const FOOT = [
  ...PAGES.filter((one) => one.aside),
  { to: "/sign-in", label: "Sign in" },
  { to: "/sign-up", label: "Sign up" },
  { to: "/security", label: "Account security" },
  { to: "/operator", label: "Oversight" },
];

const FOOT_LINK = "inline-flex min-h-6 items-center underline underline-offset-3";

function Footer({ onHelp }: { onHelp: () => void }) {
  const venue = useVenue().data;
  return (
    <footer className="mx-auto flex w-full max-w-6xl flex-wrap items-center gap-x-5 gap-y-1 px-4 pt-4 pb-24 text-xs text-muted sm:px-6 lg:pb-6">
      {venue && (
        <>
          <span>{venue.name}</span>
          <span>block {venue.height}</span>
          <span>{venue.size} leaves in the log</span>
        </>
      )}
      {FOOT.map(({ to, label }) => (
        <Link key={to} to={to} className={FOOT_LINK}>
          {label}
        </Link>
      ))}
      <a href="/docs" className={FOOT_LINK}>
        Interfaces
      </a>
      <button
        type="button"
        className="hidden underline underline-offset-3 lg:inline"
        onClick={onHelp}
      >
        Keyboard shortcuts
      </button>
    </footer>
  );
}

/** The navigation where a thumb reaches it. */
function BottomNav() {
  return (
    <nav
      aria-label="Pages"
      className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      {PAGES.filter((one) => !one.aside).map(({ to, label, Icon }) => (
        <NavLink
          key={to}
          to={to}
          end={to === "/"}
          className={({ isActive }) =>
            `flex min-w-0 flex-1 flex-col items-center gap-0.5 py-2 text-[0.65rem] tracking-tight ${
              isActive ? "font-semibold text-accent" : "text-muted"
            }`
          }
        >
          <Icon size={18} />
          <span className="max-w-full truncate">{label}</span>
        </NavLink>
      ))}
    </nav>
  );
}
