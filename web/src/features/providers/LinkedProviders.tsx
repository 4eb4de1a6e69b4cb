import { useMutation } from "@tanstack/react-query";
import { useOwn, useRefreshOwn } from "../../api/own";
import { Button } from "../../ui/Button";
import { ErrorNote } from "../../ui/notes";
import { Time } from "../../ui/Time";
import { goToLink, type Linked, unlink, useProviders } from "./providers";

/** Accounts elsewhere by which one signs in; nothing where the venue trusts nobody for it. */
export function LinkedProviders({ back }: { back: string }) {
  const providers = useProviders();
  const linked = useOwn<{ items: Linked[] }>("/providers");
  const onSuccess = useRefreshOwn();
  const changing = useMutation({
    mutationFn: ({ provider, known }: { provider: string; known: boolean }) =>
      known ? unlink(provider) : goToLink(provider, back),
    onSuccess,
  });
  if (!providers.data?.items.length || !linked.data) {
    return null;
  }
  const since = new Map(linked.data.items.map((one) => [one.provider, one.since]));
  return (
    <section aria-labelledby="elsewhere">
      <h2 id="elsewhere" className="mb-2">
        Accounts elsewhere
      </h2>
      <ul className="card rows">
        {providers.data.items.map(({ provider, name }) => {
          const at = since.get(provider);
          return (
            <li key={provider} className="flex flex-wrap items-center gap-3 px-3 py-2 text-sm">
              <strong className="flex-1">{name}</strong>
              {at !== undefined && (
                <span className="text-muted">
                  since <Time at={at} />
                </span>
              )}
              <Button
                busy={changing.isPending}
                onClick={() => changing.mutate({ provider, known: at !== undefined })}
              >
                {at === undefined ? "Add" : "Remove"}
              </Button>
            </li>
          );
        })}
      </ul>
      <ErrorNote error={changing.error} />
    </section>
  );
}
