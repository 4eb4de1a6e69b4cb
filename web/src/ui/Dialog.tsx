import { type ReactNode, useEffect, useRef } from "react";
import { CrossIcon } from "./icons";

interface Props {
  title: string;
  onClose: () => void;
  kind?: "center" | "drawer" | "palette";
  /** Keeps the title for screen readers only. */
  bare?: boolean;
  children: ReactNode;
}

/**
 * A modal dialogue: the browser keeps the focus inside, and Escape closes it. What is marked
 * `data-first` has the focus at the start.
 */
export function Dialog({ title, onClose, kind = "center", bare = false, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    element?.querySelector<HTMLElement>("[data-first]")?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) {
        before.focus();
      }
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does what a click beside it does
    <dialog
      ref={dialog}
      className={kind}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      {!bare && (
        <header className="sticky top-0 z-10 flex items-center gap-3 border-b border-line bg-surface px-5 py-3">
          <h2 className="min-w-0 flex-1 truncate">{title}</h2>
          <button type="button" className="btn btn-quiet" onClick={onClose} aria-label="Close">
            <CrossIcon />
          </button>
        </header>
      )}
      {children}
    </dialog>
  );
}
