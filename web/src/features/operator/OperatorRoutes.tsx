import { Route, Routes } from "react-router";
import { Empty } from "../../ui/notes";
import { AuditPage } from "./AuditPage";
import { EmergenciesPage } from "./EmergenciesPage";
import { ErasuresPage } from "./ErasuresPage";
import { StaffPage } from "./StaffPage";

/** The pages of those who hold an office, and of whoever looks at what they do. */
export default function OperatorRoutes() {
  return (
    <Routes>
      <Route index element={<AuditPage />} />
      <Route path="staff" element={<StaffPage />} />
      <Route path="emergencies" element={<EmergenciesPage />} />
      <Route path="erasures" element={<ErasuresPage />} />
      <Route path="*" element={<Empty>There is no such page.</Empty>} />
    </Routes>
  );
}
