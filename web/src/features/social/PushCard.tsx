import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useText } from "../../lib/text";
import { Card } from "../../ui/Card";
import { Notice } from "../../ui/Notice";
import { Refused } from "../../ui/Refused";
import { isAllowed, PushDenied, pushAbility, pushQuery, useTellDevice } from "./push";

// Whether this very device is told of what happens. The browser asks for its permission when the button is tapped, never before.
export function PushCard() {
  const t = useText();
  const state = useQuery(pushQuery);
  const tell = useTellDevice();
  const ability = pushAbility();
  const wasDenied = ability === "denied" || tell.error instanceof PushDenied;
  if (state.isError) return <Refused error={state.error} retry={() => state.refetch()} />;
  const on = Boolean(state.data?.this_device) && isAllowed();
  const elsewhere = (state.data?.devices ?? 0) - (state.data?.this_device ? 1 : 0);
  return (
    <Card title={t("push.title")}>
      <div className="stack">
        <p className="quiet">{t("push.words")}</p>
        {ability === "no" && <Notice>{t("push.cannot")}</Notice>}
        {wasDenied && <Notice>{t("push.denied")}</Notice>}
        {tell.isError && !wasDenied && <Refused error={tell.error} />}
        {on && <Notice tone="good">{t("push.on")}</Notice>}
        {elsewhere > 0 && <p className="quiet">{t("push.elsewhere", { count: elsewhere })}</p>}
        {ability !== "no" && (
          <div>
            <Button
              variant={on ? "default" : "filled"}
              disabled={!state.data || (!on && ability === "denied")}
              loading={tell.isPending}
              onClick={() => tell.mutate({ on: !on, key: state.data?.key ?? "" })}
            >
              {t(on ? "push.turn_off" : "push.turn_on")}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}
