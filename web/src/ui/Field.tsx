import {
  type InputHTMLAttributes,
  type ReactNode,
  type TextareaHTMLAttributes,
  useId,
} from "react";

interface Framing {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** Keeps the label for screen readers only. */
  bare?: boolean;
  className?: string;
}

interface FrameProps extends Framing {
  children: (given: {
    id: string;
    "aria-invalid": boolean | undefined;
    "aria-describedby": string | undefined;
  }) => ReactNode;
}

/** A label, whatever is to be filled in, and what is wrong with it. */
export function Frame({ label, hint, error, bare, className = "", children }: FrameProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={`min-w-0 ${className}`}>
      <label htmlFor={id} className={bare ? "sr-only" : "label mb-1 block"}>
        {label}
      </label>
      {children({
        id,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": described || undefined,
      })}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-xs text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="mt-1 text-xs font-medium text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

type TextProps = Framing & InputHTMLAttributes<HTMLInputElement>;

export function TextField({ label, hint, error, bare, className, ...rest }: TextProps) {
  return (
    <Frame {...{ label, hint, error, bare, className }}>
      {(given) => <input autoComplete="off" {...rest} {...given} className="input" />}
    </Frame>
  );
}

type AreaProps = Framing & TextareaHTMLAttributes<HTMLTextAreaElement>;

export function AreaField({ label, hint, error, bare, className, ...rest }: AreaProps) {
  return (
    <Frame {...{ label, hint, error, bare, className }}>
      {(given) => <textarea rows={4} {...rest} {...given} className="input" />}
    </Frame>
  );
}
