import { Route, Routes } from "react-router";
import { Empty } from "../../ui/notes";
import { JoinPage } from "./JoinPage";
import { KeysPage } from "./KeysPage";

/** The pages of keys and devices, loaded when first opened. */
export default function KeysRoutes() {
  return (
    <Routes>
      <Route index element={<KeysPage />} />
      <Route path="join" element={<JoinPage />} />
      <Route path="*" element={<Empty>There is no such page.</Empty>} />
    </Routes>
  );
}
