import { usePages } from "../../api/hooks";
import { ErrorNote, More } from "../../ui/notes";
import { quantityInWords } from "./amounts";
import { ThingLink } from "./ThingLink";

/** What is packed in a thing: things with a number of their own, and how much of what has none. */
export function Contents({ parent }: { parent: string }) {
  const things = usePages("custody/things", { parent });
  const amounts = usePages("custody/contents", { parent });
  if (things.rows.length === 0 && amounts.rows.length === 0) {
    return <ErrorNote error={things.error ?? amounts.error} />;
  }
  return (
    <section aria-labelledby="contents">
      <h2 id="contents" className="mb-3">
        In it
      </h2>
      <ul className="card rows">
        {amounts.rows.map((one) => (
          <li
            key={one.classKey}
            className="flex flex-wrap justify-between gap-x-3 px-4 py-2 text-sm"
          >
            <ThingLink thing={one.classKey} name={one.productName} />
            <strong className="font-semibold">{quantityInWords(one.amount, one)}</strong>
          </li>
        ))}
        {things.rows.map((one) => (
          <li key={one.thing} className="px-4 py-2 text-sm">
            <ThingLink thing={one.thing} name={one.productName} />
          </li>
        ))}
      </ul>
      <More {...amounts} />
      <More {...things} />
    </section>
  );
}
