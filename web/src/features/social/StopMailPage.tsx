import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link, useRouterState } from "@tanstack/react-router";
import { answer, client } from "../../api";
import { useText } from "../../lib/text";
import { Card } from "../../ui/Card";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";

// Where the link in a letter leads that wants no more of them. Programs open every link of a letter, so the button does it.
export function StopMailPage() {
  const t = useText();
  const token = useRouterState({ select: (state) => state.location.hash });
  const stop = useMutation({
    mutationFn: () => answer(client.POST("/api/v1/mail/stop", { params: { query: { token } } })),
  });
  // The kinds of letters begin their token with a letter each.
  const kind = token.startsWith("i") ? "invitations" : "digest";
  return (
    <Page title={t("stop_mail.title")} narrow>
      <Card>
        <div className="stack">
          <p>{t(`stop_mail.${kind}`)}</p>
          {stop.isError && <Refused error={stop.error} />}
          {stop.isSuccess ? (
            <Notice tone="good">{t("stop_mail.done")}</Notice>
          ) : (
            <div>
              <Button size="md" loading={stop.isPending} onClick={() => stop.mutate()}>
                {t("stop_mail.stop")}
              </Button>
            </div>
          )}
          <p className="quiet">
            <Link to="/">{t("recovery.to_start")}</Link>
          </p>
        </div>
      </Card>
    </Page>
  );
}
