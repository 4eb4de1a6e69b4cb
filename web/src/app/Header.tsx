import { useEffect, useRef, useState } from "react";
import { Link, NavLink, useLocation, useNavigate, useSearchParams } from "react-router";
import { IdentityMenu } from "../features/identity/IdentityMenu";
import { ContrastIcon, MoonIcon, SearchIcon, SunIcon } from "../ui/icons";
import { PAGES } from "./pages";
import { useTheme } from "./theme";

export function Header({ onPalette }: { onPalette: () => void }) {
  return (
    <header className="sticky top-0 z-30 bg-surface">
      <div className="mx-auto flex h-14 max-w-[112rem] items-center gap-2 px-4 sm:gap-4 sm:px-6">
        <Link to="/" className="flex items-center gap-2 font-semibold tracking-tight">
          <Logo />
          <span className="hidden sm:inline">Tallystick</span>
          <span className="sr-only sm:hidden">Tallystick</span>
        </Link>
        <nav aria-label="Main" className="hidden lg:flex">
          {PAGES.filter((one) => !one.menu).map(({ to, label, aside }) => (
            <NavLink
              key={to}
              to={to}
              end={to === "/"}
              className={({ isActive }) =>
                `rounded-md px-2.5 py-1.5 text-sm ${aside ? "hidden xl:block" : ""} ${
                  isActive ? "bg-sunken font-medium text-ink" : "text-muted hover:text-ink"
                }`
              }
            >
              {label}
            </NavLink>
          ))}
        </nav>
        <Search />
        <button
          type="button"
          className="btn btn-quiet hidden text-muted lg:inline-flex"
          onClick={onPalette}
          title="Command palette (Cmd or Ctrl with K)"
          aria-label="⌘ K: command palette"
        >
          <kbd className="rounded border border-line px-1.5 font-sans text-xs">⌘ K</kbd>
        </button>
        <ThemeButton />
        <IdentityMenu />
      </div>
      <div className="stick" />
    </header>
  );
}

function Logo() {
  return (
    <svg width="30" height="22" viewBox="0 0 30 22" aria-hidden="true">
      <path d="M1 2h28v7.5H1zM1 12.5h19V20H1z" className="fill-wood" />
      <path
        d="M6 2v7.5M6 12.5V20M11 2v7.5M11 12.5V20M16 2v7.5M16 12.5V20"
        strokeWidth="2"
        className="stroke-surface"
      />
    </svg>
  );
}

/** Searches the market while one types. */
function Search() {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const shown = pathname === "/" ? (params.get("q") ?? "") : "";
  const [text, setText] = useState(shown);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(shown), [shown]);
  const go = (words: string) =>
    navigate(words.trim() ? `/?q=${encodeURIComponent(words.trim())}` : "/", {
      replace: pathname === "/" && shown !== "",
    });
  return (
    <search className="ml-auto min-w-0 max-w-72 flex-1">
      <form
        className="relative"
        onSubmit={(event) => {
          event.preventDefault();
          clearTimeout(timer.current);
          go(text);
        }}
      >
        <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-muted">
          <SearchIcon />
        </span>
        <input
          id="search"
          type="search"
          className="input pl-8"
          placeholder="Search goods"
          maxLength={200}
          aria-label="Search goods"
          value={text}
          onChange={(event) => {
            const words = event.target.value;
            setText(words);
            clearTimeout(timer.current);
            timer.current = setTimeout(() => go(words), 350);
          }}
        />
      </form>
    </search>
  );
}

const LOOKS = {
  system: { Icon: ContrastIcon, says: "as the system" },
  light: { Icon: SunIcon, says: "light" },
  dark: { Icon: MoonIcon, says: "dark" },
};

function ThemeButton() {
  const [theme, next] = useTheme();
  const { Icon, says } = LOOKS[theme];
  return (
    <button
      type="button"
      className="btn btn-quiet"
      onClick={next}
      aria-label={`Theme: ${says}`}
      title={`Theme: ${says}`}
    >
      <Icon />
    </button>
  );
}
