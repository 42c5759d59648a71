import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useText } from "../../../lib/text";
import { Card } from "../../../ui/Card";
import { Notice } from "../../../ui/Notice";
import { Page } from "../../../ui/Page";
import { Refused } from "../../../ui/Refused";
import { useCheckDevice, useDecideDevice } from "./apps";
import styles from "./apps.module.css";
import { asOnDevice, DEVICES } from "./scopes";

// A watch or a treadmill shows a code; here it is typed by hand.
export function DevicePage() {
  const t = useText();
  const [code, setCode] = useState("");
  const check = useCheckDevice();
  const decide = useDecideDevice();
  const device = check.data;

  const look = (event: FormEvent) => {
    event.preventDefault();
    check.mutate(code);
  };
  const again = () => {
    setCode("");
    check.reset();
    decide.reset();
  };
  if (decide.isSuccess && device) {
    const name = device.name;
    return (
      <Page title={t("device.title")} narrow>
        <Notice tone={decide.variables.allow ? "good" : "info"}>
          {decide.variables.allow ? t("device.done", { name }) : t("device.refused", { name })}
        </Notice>
        <Button variant="default" style={{ justifySelf: "start" }} onClick={again}>
          {t("device.another")}
        </Button>
      </Page>
    );
  }
  return (
    <Page title={t("device.title")} narrow>
      <Card>
        {device ? (
          <div className="stack">
            <div className={styles.lead}>
              <h2>{t("device.in_hand")}</h2>
              <p>
                {t("device.it_is", { name: device.name, device: t(DEVICES[device.device]), code })}
              </p>
              <blockquote className={styles.about}>{device.about}</blockquote>
              <p className="quiet">
                <a href={device.home_url} target="_blank" rel="noopener noreferrer">
                  {t("connect.behind")}
                </a>
              </p>
            </div>
            <p>{t("device.may")}</p>
            <Notice tone="warning">{t("device.warning")}</Notice>
            {decide.isError && <Refused error={decide.error} />}
            <div className="row">
              <Button
                loading={decide.isPending && decide.variables.allow}
                onClick={() => decide.mutate({ code, allow: true })}
              >
                {t("device.yes")}
              </Button>
              <Button
                variant="default"
                loading={decide.isPending && !decide.variables.allow}
                onClick={() => decide.mutate({ code, allow: false })}
              >
                {t("device.no")}
              </Button>
            </div>
          </div>
        ) : (
          <form className="stack" onSubmit={look}>
            <p>{t("device.words")}</p>
            {check.isError && <Refused error={check.error} />}
            <TextInput
              className={styles.typed}
              label={t("device.code")}
              description={t("device.code_words")}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              required
              withAsterisk={false}
              maxLength={9}
              value={code}
              onChange={(event) => setCode(asOnDevice(event.currentTarget.value))}
            />
            <Button
              type="submit"
              style={{ justifySelf: "start" }}
              loading={check.isPending}
              disabled={code.length < 9}
            >
              {t("device.next")}
            </Button>
          </form>
        )}
      </Card>
    </Page>
  );
}
