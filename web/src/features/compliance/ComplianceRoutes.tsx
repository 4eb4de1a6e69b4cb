import { Route, Routes } from "react-router";
import { Empty } from "../../ui/notes";
import { CasePage } from "./CasePage";
import { CasesPage } from "./CasesPage";
import { ReviewPage } from "./ReviewPage";
import { ScreeningPage } from "./ScreeningPage";
import { StandingsPage } from "./StandingsPage";

/** The pages of compliance officers, loaded when first opened. */
export default function ComplianceRoutes() {
  return (
    <Routes>
      <Route index element={<ReviewPage />} />
      <Route path="standings" element={<StandingsPage />} />
      <Route path="screening" element={<ScreeningPage />} />
      <Route path="cases" element={<CasesPage />} />
      <Route path="cases/:id" element={<CasePage />} />
      <Route path="*" element={<Empty>There is no such page.</Empty>} />
    </Routes>
  );
}
