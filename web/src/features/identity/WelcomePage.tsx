import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { invitationPath, keptInvitation } from "../../lib/invited";
import { useText } from "../../lib/text";
import { Consents } from "./Consents";
import { Door } from "./Door";

// After signing up: what one may allow. Everything is off, and whoever goes on without a tap misses nothing else.
export function WelcomePage() {
  const t = useText();
  // Whoever came by an invitation goes on to it.
  const invited = keptInvitation();
  return (
    <Door title={t("welcome.title")} words={t("welcome.words")}>
      <Consents screen="welcome" />
      <Button
        mt="lg"
        size="md"
        renderRoot={(props) => <Link to={invited ? invitationPath(invited) : "/"} {...props} />}
      >
        {t("welcome.go_on")}
      </Button>
    </Door>
  );
}
