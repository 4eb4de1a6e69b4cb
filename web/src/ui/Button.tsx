import type { ButtonHTMLAttributes } from "react";
import { Link, type LinkProps } from "react-router";

type Kind = "primary" | "plain" | "quiet" | "danger";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: Kind;
  /** While true the button does nothing and says that it is at work. */
  busy?: boolean;
}

export function Button({ kind = "plain", busy = false, className = "", ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={`btn btn-${kind} ${className}`}
      disabled={rest.disabled || busy}
      aria-busy={busy || undefined}
    />
  );
}

export function LinkButton({
  kind = "plain",
  className = "",
  ...rest
}: LinkProps & { kind?: Kind }) {
  return <Link {...rest} className={`btn btn-${kind} ${className}`} />;
}
