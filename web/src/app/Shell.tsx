import { type ReactNode, useEffect, useRef, useState } from "react";
import { NavLink, useLocation } from "react-router";
import { useRefreshOn, useVenue } from "../api/hooks";
import { useArrivals } from "../features/accounts/useArrivals";
import { useIdentities } from "../features/identity/store";
import { PinWarning } from "../features/log/PinWarning";
import { CsvDrop } from "../features/market/CsvDrop";
import { Toasts } from "../ui/toasts";
import { Header } from "./Header";
import { Help } from "./Help";
import { Palette } from "./Palette";
import { PAGES } from "./pages";
import { useShortcuts } from "./shortcuts";
import { nextTheme } from "./theme";

/** What stands around every page. */
export function Shell({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<"palette" | "help" | null>(null);
  const { current } = useIdentities();
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
  useFreshPage(behind);
  return (
    <div className="flex min-h-dvh flex-col">
      <a href="#main" className="skip">
        Skip to content
      </a>
      <Header onPalette={() => setOpen("palette")} />
      <PinWarning />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-6xl flex-1 px-4 py-6 outline-none sm:px-6"
      >
        {children}
      </main>
      <Footer onHelp={() => setOpen("help")} />
      <BottomNav />
      <CsvDrop />
      <Toasts />
      {open === "palette" && <Palette onClose={() => setOpen(null)} />}
      {open === "help" && <Help onClose={() => setOpen(null)} />}
    </div>
  );
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

function Footer({ onHelp }: { onHelp: () => void }) {
  const venue = useVenue().data;
  return (
    <footer className="mx-auto flex w-full max-w-6xl flex-wrap gap-x-5 gap-y-1 px-4 pt-4 pb-24 text-xs text-muted sm:px-6 lg:pb-6">
      {venue && (
        <>
          <span>{venue.name}</span>
          <span>block {venue.height}</span>
          <span>{venue.size} leaves in the log</span>
        </>
      )}
      <a href="/docs" className="underline underline-offset-3">
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
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-6 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      {PAGES.map(({ to, label, Icon }) => (
        <NavLink
          key={to}
          to={to}
          end={to === "/"}
          className={({ isActive }) =>
            `flex flex-col items-center gap-0.5 py-2 text-[0.7rem] ${
              isActive ? "font-semibold text-accent" : "text-muted"
            }`
          }
        >
          <Icon size={18} />
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
