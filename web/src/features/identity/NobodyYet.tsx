import { Empty } from "../../ui/notes";
import { Become } from "./Become";
import { OrSignIn } from "./OrSignIn";
import { useIdentities } from "./store";

/** In the place of what only someone can see. */
export function NobodyYet({ why }: { why: string }) {
  const { loaded } = useIdentities();
  if (!loaded) {
    return null;
  }
  return (
    <Empty>
      <p className="mb-4">{why} Become someone first; it takes one click.</p>
      <div className="inline-block text-left text-ink">
        <Become />
      </div>
      <OrSignIn />
    </Empty>
  );
}
