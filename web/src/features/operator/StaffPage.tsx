import { useOwn } from "../../api/own";
import { useSession } from "../../api/session";
import { ErrorNote, Loading } from "../../ui/notes";
import { Time } from "../../ui/Time";
import { SignInFirst } from "../identity/SignInFirst";
import { Somebody } from "../identity/Somebody";
import { OperatorTabs } from "./OperatorTabs";

interface Came {
  principal: string;
  at: number;
  act: string;
  session: string;
}

/** When those who hold an office signed in; for officers who are signed in themselves. */
export function StaffPage() {
  const session = useSession();
  const came = useOwn<{ items: Came[] }>("/privacy/staff", { retry: false });
  return (
    <>
      <title>Staff sessions · Tallystick</title>
      <OperatorTabs />
      {!session?.complete && (
        <SignInFirst why="Officers who are signed in see here when others were." />
      )}
      {session?.complete && came.isPending && <Loading what="sessions" />}
      <ErrorNote error={came.error} />
      <ul className="card rows text-sm">
        {came.data?.items.map((one) => (
          <li
            key={`${one.at}-${one.act}-${one.session}`}
            className="flex flex-wrap items-center gap-x-3 px-4 py-2"
          >
            <span className="min-w-0 basis-40">
              <Somebody principal={one.principal} />
            </span>
            <span className="min-w-0 flex-1 basis-32">{one.act.replaceAll("-", " ")}</span>
            <span className="text-xs text-muted">
              <Time at={one.at} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
