import { useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { TextField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { tell } from "../../ui/toasts";
import { type Partner, productKey, urnOf, usePact } from "./exchange";

/** Takes in what a partner has, or asks to be sent what they do not have yet. */
export function AskDialog({ of, onClose }: { of: Partner; onClose: () => void }) {
  const [gtin, setGtin] = useState("");
  const [comment, setComment] = useState("");
  const fetch = usePact<{ added: number }>(`/partners/${of.partner}/fetch`);
  const ask = usePact(`/partners/${of.partner}/ask`);
  const product = gtin.trim();
  const known = productKey(product);
  const named = product === "" || known !== null || product.startsWith("urn:");
  const products = product === "" ? [] : [known ? urnOf(known) : product];
  const wish = { products, comment: comment.trim() };
  return (
    <Dialog title={`Ask ${of.name}`} onClose={onClose}>
      <form
        noValidate
        className="grid gap-4 px-5 py-4"
        onSubmit={(event) => {
          event.preventDefault();
          fetch.mutate(wish, {
            onSuccess: ({ added }) => {
              tell(
                added === 0
                  ? "Nothing came that was not here."
                  : added === 1
                    ? "One footprint came."
                    : `${added} footprints came.`,
              );
              onClose();
            },
          });
        }}
      >
        <TextField
          label="Product: a GTIN, or their name for it; nothing for all"
          value={gtin}
          error={named ? undefined : "Neither a GTIN with its check digit, nor a urn:."}
          onChange={(event) => setGtin(event.target.value)}
        />
        <TextField
          label="Comment for them (optional)"
          maxLength={500}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
        <ErrorNote error={fetch.error ?? ask.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Not now</Button>
          <Button
            busy={ask.isPending}
            disabled={!named || product === ""}
            onClick={() =>
              ask.mutate(wish, {
                onSuccess: () => {
                  tell("Asked: what they send appears here.");
                  onClose();
                },
              })
            }
          >
            Ask them to send it
          </Button>
          <Button type="submit" kind="primary" busy={fetch.isPending} disabled={!named}>
            Fetch what they have
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
