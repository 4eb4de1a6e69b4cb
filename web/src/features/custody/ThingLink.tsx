import { Link } from "react-router";
import { traceAddress } from "./keys";

interface Props {
  thing: string;
  /** What it is, where that is known. */
  name?: string;
}

/** Leads to the page of a thing, lot or product. */
export function ThingLink({ thing, name = "" }: Props) {
  return (
    <Link
      className="link inline-flex min-h-[24px] min-w-0 flex-wrap items-center gap-x-2"
      to={traceAddress(thing)}
    >
      {name && <span>{name}</span>}
      <span className="mono break-all">{thing}</span>
    </Link>
  );
}
