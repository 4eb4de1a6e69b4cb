import { useState } from "react";
import { useAct, usePages } from "../../api/hooks";
import { Empty } from "../../ui/notes";
import { Select } from "../../ui/Select";
import { tell } from "../../ui/toasts";
import { ActDialog } from "./ActDialog";
import { ruleInWords, takes } from "./baskets";
import { chosen, NO_CHOICE } from "./choice";
import type { Holding } from "./rows";
import { UnitChoice } from "./UnitChoice";
import { useActiveUnits } from "./useUnits";

/** Gives credits into a basket for as many of its own units. */
export function DepositDialog({ holding, onClose }: { holding: Holding; onClose: () => void }) {
  const baskets = usePages("credits/baskets", {}, { limit: 100 });
  const fitting = baskets.rows.filter((one) => takes(one.rule, holding));
  const units = useActiveUnits(holding.owner, holding.asset);
  const [choice, setChoice] = useState(NO_CHOICE);
  const [wanted, setWanted] = useState("");
  const deposit = useAct("credits.Deposit");
  const basket = fitting.find((one) => one.basket === wanted) ?? fitting[0];
  const result = chosen(choice, units.rows, holding.available);
  return (
    <ActDialog
      title={`${holding.projectName}, ${holding.vintage}, into a basket`}
      sign="Sign and deposit"
      ready={result.ok && basket !== undefined}
      busy={deposit.isPending}
      error={deposit.error ?? units.error ?? baskets.error}
      onClose={onClose}
      onSign={() =>
        result.ok &&
        basket &&
        deposit.mutate(
          {
            basket: basket.basket,
            asset: holding.asset,
            quantity: result.quantity,
            ranges: result.ranges,
          },
          {
            onSuccess: (receipt) => {
              tell(`Deposited for as many ${basket.basket}.`, receipt.id);
              onClose();
            },
          },
        )
      }
    >
      {basket ? (
        <>
          <Select
            label="Basket"
            value={basket.basket}
            hint={`It takes ${ruleInWords(basket.rule)}.`}
            onChange={(event) => setWanted(event.target.value)}
          >
            {fitting.map((one) => (
              <option key={one.basket} value={one.basket}>
                {one.basket}, {one.name}
              </option>
            ))}
          </Select>
          <UnitChoice
            {...{ choice }}
            onChange={setChoice}
            had={units.rows}
            most={holding.available}
          />
        </>
      ) : (
        <Empty>No basket takes credits of this kind.</Empty>
      )}
    </ActDialog>
  );
}
