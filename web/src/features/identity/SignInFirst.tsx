import { useLocation } from "react-router";
import { useSession } from "../../api/session";
import { LinkButton } from "../../ui/Button";
import { Empty } from "../../ui/notes";

/** In the place of what is shown by session only; who signs in comes back here. */
export function SignInFirst({ why }: { why: string }) {
  const session = useSession();
  const { pathname, search } = useLocation();
  const back = { back: pathname + search };
  return (
    <Empty>
      <p className="mb-4">
        {why} {session && "You are half signed in: one more factor is to be shown."}
      </p>
      <span className="inline-flex flex-wrap justify-center gap-2">
        <LinkButton kind="primary" to="/sign-in" state={back}>
          {session ? "Finish signing in" : "Sign in"}
        </LinkButton>
        {!session && (
          <LinkButton to="/sign-up" state={back}>
            Sign up
          </LinkButton>
        )}
      </span>
    </Empty>
  );
}
