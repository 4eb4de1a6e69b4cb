import { usePages, useVenue } from "../api/hooks";
import { formatMoney } from "../features/accounts/money";

/** How many digits of an asset's amounts stand behind the point. */
export function useDecimals(asset: string): number {
  const venue = useVenue().data;
  const own = venue !== undefined && venue.asset === asset;
  const others = usePages(
    "accounts/assets",
    {},
    { enabled: venue !== undefined && !own, limit: 200 },
  );
  if (own) {
    return venue.decimals;
  }
  return others.rows.find((row) => row.asset === asset)?.decimals ?? venue?.decimals ?? 2;
}

interface Props {
  minor: number;
  asset: string;
  /** Shows the sign of an increase too. */
  signed?: boolean;
}

export function Money({ minor, asset, signed = false }: Props) {
  const decimals = useDecimals(asset);
  return (
    <span className="whitespace-nowrap">
      {signed && minor > 0 ? "+" : ""}
      {formatMoney(minor, decimals)} <span className="text-[0.8em] text-muted">{asset}</span>
    </span>
  );
}
