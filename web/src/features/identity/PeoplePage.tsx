import { Link } from "react-router";
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
        Whoever has a key is someone, and signs with it; the keys in this browser never leave it. No
        account and no password is needed, but{" "}
        <Link className="link" to="/sign-up">
          who would rather not keep a key
        </Link>{" "}
        has one kept by the venue, and{" "}
        <Link className="link" to="/sign-in">
          signs in
        </Link>
        .
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
