import { lazy, Suspense } from "react";
import { type Location, Route, Routes, useLocation, useNavigate } from "react-router";
import { AccountPage } from "../features/accounts/AccountPage";
import { KeyPage } from "../features/identity/KeyPage";
import { PeoplePage } from "../features/identity/PeoplePage";
import { LivePage } from "../features/log/LivePage";
import { NodesPage } from "../features/log/NodesPage";
import { ReceiptDrawer, ReceiptPage } from "../features/log/ReceiptPage";
import { BrowsePage } from "../features/market/BrowsePage";
import { ImportPage } from "../features/market/ImportPage";
import { ListingPage } from "../features/market/ListingPage";
import { NewListingPage } from "../features/market/NewListingPage";
import { OrderPage } from "../features/market/OrderPage";
import { OrdersPage } from "../features/market/OrdersPage";
import { ShopPage } from "../features/market/ShopPage";
import { Empty, Loading } from "../ui/notes";
import { Shell } from "./Shell";

const GovernanceRoutes = lazy(() => import("../features/governance/GovernanceRoutes"));
const ExchangeRoutes = lazy(() => import("../features/exchange/ExchangeRoutes"));
const ConnectorsRoutes = lazy(() => import("../features/connectors/ConnectorsRoutes"));
const DevelopersPage = lazy(() => import("../features/developers/DevelopersPage"));
const AuthorizePage = lazy(() => import("../features/developers/AuthorizePage"));
const ProviderBackPage = lazy(() => import("../features/providers/ProviderBackPage"));
const MyDataPage = lazy(() => import("../features/privacy/MyDataPage"));
const OperatorRoutes = lazy(() => import("../features/operator/OperatorRoutes"));
const CreditsRoutes = lazy(() => import("../features/credits/CreditsRoutes"));
const KeysRoutes = lazy(() => import("../features/keys/KeysRoutes"));
const MandatesRoutes = lazy(() => import("../features/mandates/MandatesRoutes"));
const OrganisationsRoutes = lazy(() => import("../features/organisations/OrganisationsRoutes"));
const AccessRoutes = lazy(() => import("../features/access/AccessRoutes"));
const ComplianceRoutes = lazy(() => import("../features/compliance/ComplianceRoutes"));
const CustodyRoutes = lazy(() => import("../features/custody/CustodyRoutes"));
const WarehousePage = lazy(() => import("../features/custody/warehouse/WarehousePage"));
const TracePage = lazy(() => import("../features/custody/TracePage"));
const DevicesRoutes = lazy(() => import("../features/devices/DevicesRoutes"));
const VerifyPage = lazy(() => import("../features/compliance/VerifyPage"));

/**
 * The pages. A receipt opened from a page lies over it as a drawer; the page behind is the
 * location that the link left in the history's state.
 */
export function App() {
  const location = useLocation();
  const navigate = useNavigate();
  const background: Location | undefined = location.state?.background;
  return (
    <Shell>
      <Suspense fallback={<Loading what="the page" />}>
        <Routes location={background ?? location}>
          <Route path="/" element={<BrowsePage />} />
          <Route path="/listing/:id" element={<ListingPage />} />
          <Route path="/sell" element={<ShopPage />} />
          <Route path="/sell/new" element={<NewListingPage />} />
          <Route path="/sell/import" element={<ImportPage />} />
          <Route path="/orders" element={<OrdersPage side="buyer" />} />
          <Route path="/orders/sold" element={<OrdersPage side="seller" />} />
          <Route path="/order/:id" element={<OrderPage />} />
          <Route path="/exchange/*" element={<ExchangeRoutes />} />
          <Route path="/governance/*" element={<GovernanceRoutes />} />
          <Route path="/credits/*" element={<CreditsRoutes />} />
          <Route path="/keys/*" element={<KeysRoutes />} />
          <Route path="/mandates/*" element={<MandatesRoutes />} />
          <Route path="/organisations/*" element={<OrganisationsRoutes />} />
          <Route path="/goods/*" element={<CustodyRoutes />} />
          <Route path="/warehouse/*" element={<WarehousePage />} />
          <Route path="/trace/*" element={<TracePage />} />
          <Route path="/devices/*" element={<DevicesRoutes />} />
          <Route path="/compliance/*" element={<ComplianceRoutes />} />
          <Route path="/verify" element={<VerifyPage />} />
          <Route path="/operator/*" element={<OperatorRoutes />} />
          <Route path="/my-data" element={<MyDataPage />} />
          <Route path="/account" element={<AccountPage />} />
          <Route path="/sign-in" element={<AccessRoutes page="sign-in" />} />
          <Route path="/sign-in/forgotten" element={<AccessRoutes page="forgotten" />} />
          <Route path="/sign-in/reset" element={<AccessRoutes page="reset" />} />
          <Route path="/sign-up" element={<AccessRoutes page="sign-up" />} />
          <Route path="/security" element={<AccessRoutes page="security" />} />
          <Route path="/people" element={<PeoplePage />} />
          <Route path="/key/:key" element={<KeyPage />} />
          <Route path="/connectors/*" element={<ConnectorsRoutes />} />
          <Route path="/developers" element={<DevelopersPage />} />
          <Route path="/oauth/authorize" element={<AuthorizePage />} />
          <Route path="/sign-in/provider" element={<ProviderBackPage />} />
          <Route path="/live" element={<LivePage />} />
          <Route path="/live/nodes" element={<NodesPage />} />
          <Route path="/receipt/:id" element={<ReceiptPage />} />
          <Route path="*" element={<Nowhere />} />
        </Routes>
      </Suspense>
      {background && (
        <Routes>
          <Route path="/receipt/:id" element={<ReceiptDrawer onClose={() => navigate(-1)} />} />
          <Route path="*" element={null} />
        </Routes>
      )}
    </Shell>
  );
}

function Nowhere() {
  return (
    <>
      <h1 className="mb-4">There is no such page</h1>
      <Empty>The address may be mistyped. Cmd or Ctrl with K finds your way from here.</Empty>
    </>
  );
}
