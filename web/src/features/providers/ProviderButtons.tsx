import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "../../ui/Button";
import { ErrorNote } from "../../ui/notes";
import { goToSignIn, useProviders } from "./providers";

interface Props {
  /** What the buttons begin with, such as "Sign in". */
  verb: string;
  /** Where the page goes afterwards. */
  back: string;
  /** The name of somebody new; empty for who has an account. */
  name?: string;
  disabled?: boolean;
  /** What stands before the buttons, if there are any. */
  children?: ReactNode;
}

/** A button for each provider of the venue; nothing if there are none. */
export function ProviderButtons({ verb, back, name = "", disabled = false, children }: Props) {
  const providers = useProviders();
  const going = useMutation({
    mutationFn: (provider: string) => goToSignIn(provider, { back, name }),
  });
  if (!providers.data?.items.length) {
    return null;
  }
  return (
    <>
      {children}
      {providers.data.items.map(({ provider, name: called }) => (
        <Button
          key={provider}
          busy={going.isPending}
          disabled={disabled}
          onClick={() => going.mutate(provider)}
        >
          {verb} with {called}
        </Button>
      ))}
      <ErrorNote error={going.error} />
    </>
  );
}
