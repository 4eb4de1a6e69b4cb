import { Route, Routes } from "react-router";
import { InstrumentsPage } from "./InstrumentsPage";
import { PortfolioPage } from "./PortfolioPage";
import { TradingPage } from "./TradingPage";

/** The pages under `/exchange`, fetched when the first of them is opened. */
export default function ExchangeRoutes() {
  return (
    <Routes>
      <Route index element={<InstrumentsPage />} />
      <Route path="portfolio" element={<PortfolioPage />} />
      <Route path=":symbol" element={<TradingPage />} />
    </Routes>
  );
}
