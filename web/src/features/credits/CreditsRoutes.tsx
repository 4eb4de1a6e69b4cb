import { Route, Routes } from "react-router";
import { BasketsPage } from "./BasketsPage";
import { CertificatePage } from "./CertificatePage";
import { HoldingsPage } from "./HoldingsPage";
import { NewProjectPage } from "./NewProjectPage";
import { ProjectPage } from "./ProjectPage";
import { ProjectsPage } from "./ProjectsPage";
import { RegistryPage } from "./RegistryPage";
import { RetirementsPage } from "./RetirementsPage";

/** The pages under `/credits`, fetched when the first of them is opened. */
export default function CreditsRoutes() {
  return (
    <Routes>
      <Route index element={<ProjectsPage />} />
      <Route path="new" element={<NewProjectPage />} />
      <Route path="project/:id" element={<ProjectPage />} />
      <Route path="holdings" element={<HoldingsPage />} />
      <Route path="retirements" element={<RetirementsPage />} />
      <Route path="certificates/:id" element={<CertificatePage />} />
      <Route path="baskets" element={<BasketsPage />} />
      <Route path="registry" element={<RegistryPage />} />
    </Routes>
  );
}
