import { Route, Routes } from "react-router";
import { Empty } from "../../ui/notes";
import { GivenPage } from "./GivenPage";
import { NewMandatePage } from "./NewMandatePage";
import { ReceivedPage } from "./ReceivedPage";

/** The pages of mandates, loaded when first opened. */
export default function MandatesRoutes() {
  return (
    <Routes>
      <Route index element={<GivenPage />} />
      <Route path="received" element={<ReceivedPage />} />
      <Route path="new" element={<NewMandatePage />} />
      <Route path="*" element={<Empty>There is no such page.</Empty>} />
    </Routes>
  );
}
