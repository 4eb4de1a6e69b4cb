import { usePages } from "../../api/hooks";

const MOST = 200;

/** The assets there are, and the digits behind the point of their amounts. */
export function useAssets() {
  const { rows } = usePages("accounts/assets", {}, { limit: MOST });
  const decimals: Record<string, number> = Object.fromEntries(
    rows.map((one) => [one.asset, one.decimals]),
  );
  return { assets: rows, decimals };
}
