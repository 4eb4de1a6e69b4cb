import { Link, useLocation } from "react-router";
import { TallyIcon } from "./icons";

interface Props {
  id: string;
  /** What is proven, for those who hear the link out of its row. */
  of?: string;
  kind?: "text" | "icon" | "bare";
}

/** Opens an action's receipt beside what is shown; as a page of its own in a new tab. */
export function ReceiptLink({ id, of = "", kind = "text" }: Props) {
  const location = useLocation();
  const background = location.state?.background ?? location;
  const look =
    kind === "bare"
      ? "underline underline-offset-3"
      : "btn btn-quiet min-h-7 px-1.5 py-0.5 text-muted";
  return (
    <Link
      to={`/receipt/${id}`}
      state={{ background }}
      className={look}
      title="Prove it: open the receipt"
    >
      {kind !== "bare" && <TallyIcon />}
      <span className={kind === "icon" ? "sr-only" : ""}>Receipt</span>
      {of && <span className="sr-only"> of {of}</span>}
    </Link>
  );
}
