import { Route, Routes } from "react-router";
import { Empty } from "../../ui/notes";
import { PermissionsPage } from "../permissions/PermissionsPage";
import { InstrumentsPage } from "./InstrumentsPage";
import { ParametersPage } from "./ParametersPage";
import { ProposalPage } from "./ProposalPage";
import { ProposalsPage } from "./ProposalsPage";
import { RolesPage } from "./RolesPage";

/** The pages of governance, loaded when first opened. */
export default function GovernanceRoutes() {
  return (
    <Routes>
      <Route index element={<ProposalsPage />} />
      <Route path="proposal/:id" element={<ProposalPage />} />
      <Route path="parameters" element={<ParametersPage />} />
      <Route path="roles" element={<RolesPage />} />
      <Route path="permissions" element={<PermissionsPage />} />
      <Route path="instruments" element={<InstrumentsPage />} />
      <Route path="*" element={<Empty>There is no such page.</Empty>} />
    </Routes>
  );
}
