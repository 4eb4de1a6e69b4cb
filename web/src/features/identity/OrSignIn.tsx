import { Link, useLocation } from "react-router";

/** For those who have an account, or would rather not keep a key. */
export function OrSignIn() {
  const { pathname } = useLocation();
  return (
    <p className="mt-4 text-sm text-muted">
      Or{" "}
      <Link className="link" to="/sign-in" state={{ back: pathname }}>
        sign in
      </Link>
      , and the venue keeps the key for you.
    </p>
  );
}
