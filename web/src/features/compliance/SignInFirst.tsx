import { LinkButton } from "../../ui/Button";

/** What somebody sees who has no session: nothing here is asked by key. */
export function SignInFirst({ why }: { why: string }) {
  return (
    <div className="card flex flex-wrap items-center justify-between gap-3 px-4 py-4 text-sm">
      <p>{why} It is sealed, and opened by session only.</p>
      <LinkButton kind="primary" to="/sign-in">
        Sign in
      </LinkButton>
    </div>
  );
}
