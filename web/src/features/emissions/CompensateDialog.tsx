import { useState } from "react";
import { useNavigate } from "react-router";
import { useAct, usePages, useRow } from "../../api/hooks";
import type { ExchangeTicker } from "../../api/types";
import { TextField } from "../../ui/Field";
import { Empty, Loading } from "../../ui/notes";
import { tell } from "../../ui/toasts";
import { formatMoney } from "../accounts/money";
import { ActDialog } from "../credits/ActDialog";
import { tonnes } from "../credits/words";
import { useIdentities } from "../identity/store";
import { carbonInWords, creditsFor } from "./carbon";

interface Props {
  milligrams: number;
  /** What emitted it, for people. */
  of: string;
  onClose: () => void;
}

/** A way to come by credits: those that one has, or the best offer for them. */
interface Way {
  key: string;
  asset: string;
  offer: ExchangeTicker | null;
}

/** Units of credits, as the registry names its classes. */
const CLASS = /^C[0-9]+-[0-9]{4}$/;

/** Buys credits for what was emitted, if one has none, and asks for their retirement. */
export function CompensateDialog({ milligrams, of, onClose }: Props) {
  const { current } = useIdentities();
  const navigate = useNavigate();
  const needed = creditsFor(milligrams);
  const owner = current?.principal ?? "";
  const holdings = usePages("credits/holdings", { owner }, { enabled: owner !== "" });
  const tickers = usePages("exchange/ticker", {}, { limit: 200 });
  const ways: Way[] = [
    ...holdings.rows
      .filter((one) => one.available >= needed && !one.frozen && !one.suspended)
      .map((one) => ({ key: one.asset, asset: one.asset, offer: null })),
    ...tickers.rows
      .filter((one) => CLASS.test(one.asset) && one.ask > 0 && one.phase === "CONTINUOUS")
      .filter((one) => one.askQuantity >= lots(needed, one.lot))
      .map((one) => ({ key: one.instrument, asset: one.asset, offer: one })),
  ];
  const [chosen, setChosen] = useState("");
  const [written, setWritten] = useState<string>();
  const beneficiary = written ?? current?.name ?? "";
  const way = ways.find((one) => one.key === chosen) ?? ways[0];
  const buy = useAct("exchange.PlaceOrder");
  const retire = useAct("credits.RequestRetirement");
  const sign = async (by: Way) => {
    if (by.offer) {
      await buy.mutateAsync(order(by.offer, needed));
    }
    const receipt = await retire.mutateAsync({
      asset: by.asset,
      quantity: needed,
      ranges: [],
      beneficiary: beneficiary.trim(),
      purpose: `Emissions of ${of}: ${carbonInWords(milligrams)} CO2e`,
      message: "",
    });
    tell("Reserved. Make it final, or withdraw it.", receipt.id);
    void navigate(`/credits/certificates/${receipt.id}`);
  };
  return (
    <ActDialog
      title={`Compensate ${carbonInWords(milligrams)} CO₂e`}
      sign={way?.offer ? "Buy and retire" : "Ask for the retirement"}
      ready={way !== undefined && beneficiary.trim() !== ""}
      busy={buy.isPending || retire.isPending}
      error={buy.error ?? retire.error ?? tickers.error}
      onClose={onClose}
      // What goes wrong is shown by the acts themselves.
      onSign={() => way && sign(way).catch(() => undefined)}
    >
      <p className="text-sm">
        A credit stands for a tonne, so {tonnes(needed)} of credits make up for it.
      </p>
      {tickers.isPending && <Loading what="offers" />}
      {tickers.isSuccess && ways.length === 0 && (
        <Empty>Nobody offers credits at the moment.</Empty>
      )}
      <fieldset className="grid gap-2">
        <legend className="label mb-1">Credits</legend>
        {ways.map((one) => (
          <label key={one.key} className="flex items-center gap-2 text-sm">
            <input
              type="radio"
              name="way"
              checked={one.key === way?.key}
              onChange={() => setChosen(one.key)}
            />
            <WayWords way={one} needed={needed} />
          </label>
        ))}
      </fieldset>
      <TextField
        label="Beneficiary: who may say that these tonnes are theirs"
        maxLength={120}
        value={beneficiary}
        onChange={(event) => setWritten(event.target.value)}
      />
      <p className="text-xs text-muted">
        All of this is public. On the next page you make the retirement final, or withdraw it.
      </p>
    </ActDialog>
  );
}

function WayWords({ way, needed }: { way: Way; needed: number }) {
  const instrument = way.offer?.instrument ?? "";
  const terms = useRow("exchange/instrument", { instrument }, instrument !== "").data;
  if (!way.offer) {
    return <span>Yours, of {way.asset}</span>;
  }
  const bought = lots(needed, way.offer.lot);
  const price = terms && `${formatMoney(way.offer.ask, terms.moneyDecimals)} ${terms.money}`;
  return (
    <span>
      Buy {tonnes(bought)} of {way.asset}, {price ?? "…"} each
    </span>
  );
}

/** As many as are needed, in whole lots. */
function lots(needed: number, lot: number): number {
  return Math.ceil(needed / Math.max(lot, 1)) * Math.max(lot, 1);
}

/** What takes the best offer now, or nothing. */
function order(offer: ExchangeTicker, needed: number) {
  return {
    instrument: offer.instrument,
    side: "BUY" as const,
    kind: "LIMIT" as const,
    quantity: lots(needed, offer.lot),
    price: offer.ask,
    stop: 0,
    offset: 0,
    peg: "NONE" as const,
    display: 0,
    timeInForce: "FOK" as const,
    expires: 0,
    postOnly: false,
    selfTrade: "EXPIRE_TAKER" as const,
    clientId: "",
  };
}
