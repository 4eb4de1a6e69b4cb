import { usePages } from "../../api/hooks";

/** Everything that governance can set, as far as one page goes. */
export function useParameters() {
  const pages = usePages("governance/parameters", {}, { limit: 200 });
  const current = (name: string) => pages.rows.find((row) => row.parameter === name)?.value ?? 0;
  return { ...pages, current };
}
