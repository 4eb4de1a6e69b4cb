import { Route, Routes } from "react-router";
import { Empty } from "../../ui/notes";
import { EmissionsPage } from "../emissions/EmissionsPage";
import { HandOversPage } from "./HandOversPage";
import { OverviewPage } from "./OverviewPage";
import { PlacesPage } from "./PlacesPage";
import { ProductsPage } from "./ProductsPage";
import { StockPage } from "./StockPage";
import { ThingsPage } from "./ThingsPage";

/** The pages under `/goods`, fetched when the first of them is opened. */
export default function CustodyRoutes() {
  return (
    <Routes>
      <Route index element={<OverviewPage />} />
      <Route path="things" element={<ThingsPage />} />
      <Route path="stock" element={<StockPage />} />
      <Route path="hand-overs" element={<HandOversPage />} />
      <Route path="products" element={<ProductsPage />} />
      <Route path="places" element={<PlacesPage />} />
      <Route path="emissions" element={<EmissionsPage />} />
      <Route path="*" element={<Empty>There is no such page.</Empty>} />
    </Routes>
  );
}
