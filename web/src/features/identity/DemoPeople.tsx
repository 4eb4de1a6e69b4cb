import { useQuery } from "@tanstack/react-query";
import { getJson } from "../../api/client";
import { useVenue } from "../../api/hooks";
import type { DemoPerson } from "../../api/server";
import { Button } from "../../ui/Button";
import { Mark } from "../../ui/Mark";
import { ErrorNote } from "../../ui/notes";
import { tell } from "../../ui/toasts";
import { useBecomeDemoPerson } from "./become";
import { useIdentities } from "./store";

/** The people that a demo venue made up, whose keys anyone may take. */
export function DemoPeople() {
  const venue = useVenue().data;
  const people = useQuery({
    queryKey: ["demo/people"],
    queryFn: ({ signal }) => getJson<{ items: DemoPerson[] }>("/v1/demo/people", signal),
    enabled: venue?.demo === true,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const becoming = useBecomeDemoPerson();
  const { current } = useIdentities();
  if (!people.data) {
    return null;
  }
  return (
    <section aria-labelledby="demo" className="min-w-0">
      <h2 id="demo" className="mb-1">
        Or be one of the demo people
      </h2>
      <p className="mb-3 text-sm text-muted">
        They keep shops, run carbon projects, verify, issue and trade here; anyone may take their
        keys.
      </p>
      <ErrorNote error={becoming.error} />
      <ul className="card rows">
        {people.data.items.map((person) => (
          <li key={person.principal} className="flex items-center gap-3 px-4 py-2">
            <Mark principal={person.principal} size={24} />
            <p className="min-w-0 flex-1 truncate">
              {person.name} <span className="text-sm text-muted">{person.role}</span>
            </p>
            <Button
              disabled={current?.principal === person.principal}
              onClick={() =>
                becoming.mutate(person, { onSuccess: () => tell(`You are ${person.name} now.`) })
              }
            >
              Become<span className="sr-only"> {person.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
