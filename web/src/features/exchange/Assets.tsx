import { usePages } from "../../api/hooks";
import { Money } from "../../ui/Money";

/** Everything one has, bought here or not, free and held. */
export function Assets({ owner }: { owner: string }) {
  const balances = usePages("accounts/balances", { owner }, { limit: 200 });
  const rows = balances.rows.filter((one) => one.available + one.held > 0);
  if (rows.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="assets">
      <h2 id="assets" className="mb-2">
        Holdings
      </h2>
      <div className="panel">
        <table className="dense">
          <thead>
            <tr>
              <th scope="col" className="words">
                Asset
              </th>
              <th scope="col">Available</th>
              <th scope="col">Held</th>
              <th scope="col">Together</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, asset, available, held }) => (
              <tr key={id}>
                <th scope="row" className="words font-normal">
                  {asset}
                </th>
                <td>
                  <Money minor={available} asset={asset} />
                </td>
                <td>
                  <Money minor={held} asset={asset} />
                </td>
                <td>
                  <Money minor={available + held} asset={asset} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
