import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useText } from "../../lib/text";
import { Consents } from "./Consents";
import { Door } from "./Door";

// After signing up: what one may allow. Everything is off, and whoever goes on without a tap misses nothing else.
export function WelcomePage() {
  const t = useText();
  return (
    <Door title={t("welcome.title")} words={t("welcome.words")}>
      <Consents screen="welcome" />
      <Button mt="lg" size="md" renderRoot={(props) => <Link to="/" {...props} />}>
        {t("welcome.go_on")}
      </Button>
    </Door>
  );
}
