import { Route, Routes } from "react-router";
import { Empty } from "../../ui/notes";
import { DevicePage } from "./DevicePage";
import { DevicesPage } from "./DevicesPage";

/** The pages under `/devices`, fetched when the first of them is opened. */
export default function DevicesRoutes() {
  return (
    <Routes>
      <Route index element={<DevicesPage />} />
      <Route path=":device" element={<DevicePage />} />
      <Route path="*" element={<Empty>There is no such page.</Empty>} />
    </Routes>
  );
}
