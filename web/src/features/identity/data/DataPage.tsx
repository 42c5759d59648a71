import { useText } from "../../../lib/text";
import { Card } from "../../../ui/Card";
import { Page } from "../../../ui/Page";
import { EraseSection } from "../erasure/EraseSection";
import { ExportSection } from "./ExportSection";
import { RestoreSection } from "./RestoreSection";

// Everything that somebody can do with all of their data at once: a section for each.
export function DataPage() {
  const t = useText();
  return (
    <Page title={t("data.title")} narrow>
      <Card title={t("data.export_title")}>
        <ExportSection />
      </Card>
      <Card title={t("data.restore_title")}>
        <RestoreSection />
      </Card>
      <Card title={t("erase.section")}>
        <EraseSection />
      </Card>
    </Page>
  );
}
