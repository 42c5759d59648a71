import { UploadPage } from "../../features/activity/UploadPage";
import { EarnedPanel } from "../../features/rewards/EarnedPanel";

export function Upload() {
  return <UploadPage EarnedPanel={EarnedPanel} />;
}
