import { Route, Routes } from "react-router";
import { useSession } from "../../api/session";
import { Empty } from "../../ui/notes";
import { SignInFirst } from "../identity/SignInFirst";
import { ConnectorPage } from "./ConnectorPage";
import { ConnectorsPage } from "./ConnectorsPage";

/** The pages under `/connectors`, fetched when the first of them is opened. */
export default function ConnectorsRoutes() {
  const session = useSession();
  if (!session?.complete) {
    return (
      <>
        <title>Connectors · Tallystick</title>
        <h1 className="mb-4">Connectors</h1>
        <SignInFirst why="This is for members who signed in: the venue keeps what a connector needs." />
      </>
    );
  }
  return (
    <Routes>
      <Route index element={<ConnectorsPage me={session.principal} />} />
      <Route path=":connector" element={<ConnectorPage />} />
      <Route path="*" element={<Empty>There is no such page.</Empty>} />
    </Routes>
  );
}
