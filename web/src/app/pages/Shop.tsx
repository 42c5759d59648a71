import { Offers } from "../../features/shop/Offers";
import { Suggestions } from "../../features/shop/Suggestions";
import { useText } from "../../lib/text";
import { Page } from "../../ui/Page";

// What one has earned stands first, what suits one follows.
export function Shop() {
  const t = useText();
  return (
    <Page title={t("nav.shop")}>
      <Offers />
      <Suggestions />
    </Page>
  );
}
