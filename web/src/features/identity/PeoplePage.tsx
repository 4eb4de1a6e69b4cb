import { Become } from "./Become";
import { DemoPeople } from "./DemoPeople";
import { KeptPeople } from "./KeptPeople";

/** Who one can be: somebody new, somebody made up, somebody one has been. */
export function PeoplePage() {
  return (
    <>
      <title>People · Tallystick</title>
      <h1 className="mb-1">People</h1>
      <p className="mb-6 max-w-2xl text-muted">
        There are no accounts and no passwords here. Whoever has a key is someone, and signs with
        it; the keys in this browser never leave it.
      </p>
      <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
        <div className="grid gap-6">
          <section className="card p-5" aria-labelledby="become">
            <h2 id="become" className="mb-3">
              Become someone
            </h2>
            <Become />
          </section>
          <KeptPeople />
        </div>
        <DemoPeople />
      </div>
    </>
  );
}
