import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "../../ui/Button";
import { copy } from "../../ui/copy";
import { Loading } from "../../ui/notes";
import { Qr } from "../../ui/Qr";
import { AccessError } from "./AccessError";
import { beginTotp, confirmTotp } from "./account";
import { CodeForm } from "./CodeForm";
import { grouped } from "./codes";

/** Sets up an authenticator: its secret to scan or to type, and a code that shows it came across. */
export function Authenticator({ onCodes }: { onCodes: (codes: string[]) => void }) {
  const begun = useQuery({
    queryKey: ["totp"],
    queryFn: beginTotp,
    retry: false,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const confirm = useMutation({ mutationFn: confirmTotp, onSuccess: onCodes });
  if (begun.error) {
    return <AccessError error={begun.error} />;
  }
  if (!begun.data) {
    return <Loading what="a secret" />;
  }
  const { secret, uri } = begun.data;
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-5">
        <div className="w-40 shrink-0">
          <Qr text={uri} label="QR code for your authenticator" />
        </div>
        <div className="grid min-w-48 flex-1 gap-2 text-sm">
          <p>
            Scan this with an authenticator, on your telephone say. If it is on this device,{" "}
            <a className="link" href={uri}>
              open it here
            </a>
            , or type the secret:
          </p>
          <p className="mono rounded-md bg-sunken px-3 py-2 break-words">{grouped(secret)}</p>
          <Button
            className="justify-self-start"
            onClick={() => void copy(secret, "The secret is copied.")}
          >
            Copy the secret
          </Button>
        </div>
      </div>
      <CodeForm
        label="Code that it shows"
        hint="Six digits, another one every 30 seconds."
        go="Go on"
        busy={confirm.isPending}
        error={confirm.error}
        onCode={(code) => confirm.mutate(code)}
      />
    </div>
  );
}
