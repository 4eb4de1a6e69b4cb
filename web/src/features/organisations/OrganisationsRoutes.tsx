import { Route, Routes } from "react-router";
import { Empty } from "../../ui/notes";
import { OrganisationPage } from "./OrganisationPage";
import { OrganisationsPage } from "./OrganisationsPage";

/** The pages of organisations, loaded when first opened. */
export default function OrganisationsRoutes() {
  return (
    <Routes>
      <Route index element={<OrganisationsPage />} />
      <Route path=":id" element={<OrganisationPage />} />
      <Route path="*" element={<Empty>There is no such page.</Empty>} />
    </Routes>
  );
}
