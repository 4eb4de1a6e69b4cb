import { ForgottenPage } from "./ForgottenPage";
import { ResetPage } from "./ResetPage";
import { SecurityPage } from "./SecurityPage";
import { SignInPage } from "./SignInPage";
import { SignUpPage } from "./SignUpPage";

const PAGES = {
  "sign-in": SignInPage,
  "sign-up": SignUpPage,
  forgotten: ForgottenPage,
  reset: ResetPage,
  security: SecurityPage,
};

/** The pages of those who sign in, fetched when one of them is opened. */
export default function AccessRoutes({ page }: { page: keyof typeof PAGES }) {
  const Page = PAGES[page];
  return <Page />;
}
