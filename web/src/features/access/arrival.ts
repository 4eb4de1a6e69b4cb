import { useLocation, useNavigate } from "react-router";
import { arrive } from "../identity/store";

/** Where the need to come in arose; the market for whoever just came. */
export function useBack(): string {
  const { state } = useLocation();
  return typeof state?.back === "string" ? state.back : "/";
}

/** What happens once somebody is in: the page goes back to where the need arose. */
export function useArrival(): () => void {
  const navigate = useNavigate();
  const back = useBack();
  return () => void arrive().then(() => navigate(back, { replace: true }));
}
