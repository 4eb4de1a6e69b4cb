import { useEffect, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { LinkButton } from "../../ui/Button";
import { ErrorNote, Loading } from "../../ui/notes";
import { arrive, takeKept } from "./providers";

/** Where a provider sends the browser back to. */
export default function ProviderBackPage() {
  const { search } = useLocation();
  const navigate = useNavigate();
  const begun = useRef(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    // What the provider gave is good for once, however often the page is drawn.
    if (begun.current) {
      return;
    }
    begun.current = true;
    const { back, name } = takeKept();
    // Whoever came in still shows the second factor, on the page for that.
    arrive(search, name).then(
      (isIn) => navigate(isIn ? "/sign-in" : back, { replace: true, state: { back } }),
      (failure: unknown) => setError(failure),
    );
  }, [search, navigate]);
  return (
    <>
      <h1 className="mb-4">Signing in</h1>
      {error ? (
        <div className="grid max-w-xl gap-4">
          <ErrorNote error={error} />
          <LinkButton to="/sign-in">Back</LinkButton>
        </div>
      ) : (
        <Loading what="your account" />
      )}
    </>
  );
}
