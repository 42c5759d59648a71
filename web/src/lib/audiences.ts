// Who may see something, as one chooses among them.
import { useText } from "./text";

export function useAudiences() {
  const t = useText();
  return [
    { value: "everyone", label: t("audience.everyone") },
    { value: "groups", label: t("audience.groups") },
    { value: "friends", label: t("audience.friends") },
    { value: "coach", label: t("audience.coach") },
    { value: "only_me", label: t("audience.only_me") },
  ];
}
