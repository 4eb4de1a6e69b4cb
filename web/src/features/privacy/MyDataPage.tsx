import { useState } from "react";
import { isMember } from "../../api/acting";
import { useSession } from "../../api/session";
import { Button, LinkButton } from "../../ui/Button";
import { Empty, ErrorNote, Loading } from "../../ui/notes";
import { SignInFirst } from "../identity/SignInFirst";
import { become, useIdentities } from "../identity/store";
import { Consents } from "./Consents";
import { useMyData } from "./data";
import { EraseDialog } from "./EraseDialog";
import { Mine, SaveByKey } from "./Mine";
import { Readers } from "./Readers";
import { Retention } from "./Retention";

/** What is known of oneself, by whom it was read, when it goes, and that it goes now. */
export default function MyDataPage() {
  const { current } = useIdentities();
  const session = useSession();
  const mine = useMyData();
  const [erasing, setErasing] = useState(false);
  // Who signed in without the key they act by is nobody here, and sees what is theirs.
  const isMine =
    session?.complete === true && session.principal === (current?.principal ?? session.principal);
  const own = isMine ? mine.data : null;
  return (
    <>
      <title>My data · Tallystick</title>
      <h1 className="mb-1">My data</h1>
      <p className="mb-5 max-w-2xl text-sm text-muted">
        What you sign is public for ever, under the name that you chose: take an alias if you like.
        Everything else is sealed under a key of your own, which is destroyed when you say so.
      </p>
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <div className="grid min-w-0 gap-8">
          {isMine && mine.isPending && <Loading what="your data" />}
          <ErrorNote error={mine.error} retry={() => void mine.refetch()} />
          {own && <Mine account={own.account} />}
          {!isMine && <NotMine />}
          {current && !isMember(current) && <SaveByKey signer={current} />}
          {own && <Readers reads={own.reads} />}
          {current && <Consents principal={current.principal} />}
        </div>
        <div className="grid min-w-0 gap-8">
          <Retention />
          {current && (
            <section aria-labelledby="erase">
              <h2 id="erase" className="mb-1">
                Erase me
              </h2>
              <p className="mb-3 text-sm text-muted">
                At once, for good, and with a receipt that proves it. Settle your deals and give
                away what you own first.
              </p>
              <Button kind="danger" onClick={() => setErasing(true)}>
                Erase me…
              </Button>
            </section>
          )}
        </div>
      </div>
      {erasing && (
        <EraseDialog
          commitment={own?.account.commitment ?? ""}
          retained={own?.retained ?? []}
          onClose={() => setErasing(false)}
        />
      )}
    </>
  );
}

/** What there is to say to who is not signed in as whom they act. */
function NotMine() {
  const { current, self, all } = useIdentities();
  const session = useSession();
  const owner = session?.complete && all.find((one) => one.principal === session.principal);
  if (owner) {
    return (
      <Empty>
        <p className="mb-4">
          You are signed in as {owner.name}, and act as {current?.name}. What is sealed is shown to{" "}
          {owner.name} alone.
        </p>
        <Button kind="primary" onClick={() => become(owner.principal)}>
          Be {owner.name}
        </Button>
      </Empty>
    );
  }
  if (session || !self) {
    return <SignInFirst why="What is sealed about you is shown to you alone, when you sign in." />;
  }
  return (
    <>
      <Empty>
        <p className="mb-4">
          You sign with a key of your own, which needs no account. Without one, nothing is sealed
          about you.
        </p>
        <LinkButton to="/account">See what is public about you</LinkButton>
      </Empty>
      <SignInFirst why="If you have an account, sign in to see what is sealed." />
    </>
  );
}
