import { Button, Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { DeveloperApp } from "../../../api";
import { useText } from "../../../lib/text";
import { Bones } from "../../../ui/Bones";
import { Card } from "../../../ui/Card";
import { Confirm } from "../../../ui/Confirm";
import { Empty } from "../../../ui/Empty";
import { Notice } from "../../../ui/Notice";
import { Page } from "../../../ui/Page";
import { Refused } from "../../../ui/Refused";
import { useTell } from "../../../ui/tell";
import { AppForm } from "./AppForm";
import { developerAppsQuery, useEditApp, useRegister, useRemoveApp, useRenewSecret } from "./apps";
import styles from "./apps.module.css";
import { DEVICES, KINDS } from "./scopes";

const METADATA = "/.well-known/oauth-authorization-server";

// The apps that one develops: registered, changed, given a new secret, removed.
export function DeveloperAppsPage() {
  const t = useText();
  const apps = useQuery(developerAppsQuery);
  const register = useRegister();
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const add = (
    <Button
      onClick={() => {
        register.reset();
        setAdding(true);
      }}
    >
      {t("apps.register")}
    </Button>
  );
  return (
    <Page
      title={t("apps.yours")}
      over={<Link to="/api">{t("developers.title")}</Link>}
      aside={apps.data && apps.data.items.length > 0 && add}
      narrow
    >
      <p className="quiet">
        {t("apps.how")} <a href={METADATA}>{METADATA}</a>
      </p>
      {apps.isPending && <Bones rows={2} height={120} />}
      {apps.isError && <Refused error={apps.error} retry={() => apps.refetch()} />}
      {apps.data?.items.length === 0 && (
        <Empty title={t("apps.none_yours")} action={add}>
          {t("apps.none_yours_words")}
        </Empty>
      )}
      {apps.data?.items.map((app) => (
        <Registered key={app.id} app={app} onSecret={setSecret} />
      ))}
      <Modal
        opened={adding}
        onClose={() => setAdding(false)}
        title={t("apps.register")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <AppForm
          busy={register.isPending}
          error={register.error}
          action={t("apps.register")}
          onSave={(kind, draft) =>
            register.mutate(
              { kind, ...draft },
              {
                onSuccess: (made) => {
                  setAdding(false);
                  setSecret(made.secret ?? null);
                },
              },
            )
          }
        />
      </Modal>
      <Modal
        opened={secret !== null}
        onClose={() => setSecret(null)}
        title={t("apps.secret_title")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <div className="stack">
          <Notice tone="warning">{t("apps.secret_words")}</Notice>
          <code className={styles.code}>{secret}</code>
          <Button style={{ justifySelf: "start" }} onClick={() => setSecret(null)}>
            {t("apps.secret_kept")}
          </Button>
        </div>
      </Modal>
    </Page>
  );
}

function Registered({ app, onSecret }: { app: DeveloperApp; onSecret(secret: string): void }) {
  const t = useText();
  const tell = useTell();
  const edit = useEditApp();
  const renew = useRenewSecret();
  const remove = useRemoveApp();
  const [asking, setAsking] = useState<"edit" | "renew" | "remove" | null>(null);
  const close = () => setAsking(null);
  const { name } = app;
  return (
    <Card title={name}>
      <div className="stack">
        <p dir="auto">{app.about}</p>
        <dl className={styles.fields}>
          <div>
            <dt>{t("apps.client_id")}</dt>
            <dd className={styles.code}>{app.id}</dd>
          </div>
          <div>
            <dt>{t("apps.kind")}</dt>
            <dd>
              {t(KINDS[app.kind])}
              {app.device && ` · ${t(DEVICES[app.device])}`}
            </dd>
          </div>
          {app.redirect_uris.length > 0 && (
            <div>
              <dt>{t("apps.addresses")}</dt>
              {app.redirect_uris.map((address) => (
                <dd key={address} className={styles.code}>
                  {address}
                </dd>
              ))}
            </div>
          )}
        </dl>
        <div className="row">
          <Button
            variant="default"
            aria-label={t("apps.edit_one", { name })}
            onClick={() => {
              edit.reset();
              setAsking("edit");
            }}
          >
            {t("apps.edit")}
          </Button>
          {app.kind === "confidential" && (
            <Button variant="default" onClick={() => setAsking("renew")}>
              {t("apps.renew")}
            </Button>
          )}
          <Button
            variant="default"
            aria-label={t("apps.remove_one", { name })}
            onClick={() => setAsking("remove")}
          >
            {t("apps.remove")}
          </Button>
        </div>
      </div>
      <Modal
        opened={asking === "edit"}
        onClose={close}
        title={t("apps.edit_one", { name })}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <AppForm
          app={app}
          busy={edit.isPending}
          error={edit.error}
          action={t("common.save")}
          onSave={(_, draft) => edit.mutate({ id: app.id, draft }, { onSuccess: close })}
        />
      </Modal>
      <Confirm
        opened={asking === "renew"}
        title={t("apps.renew_title")}
        action={t("apps.renew")}
        busy={renew.isPending}
        onClose={close}
        onConfirm={() =>
          tell(renew.mutateAsync(app.id).then(({ secret }) => onSecret(secret))).then(close)
        }
      >
        {t("apps.renew_words")}
      </Confirm>
      <Confirm
        opened={asking === "remove"}
        title={t("apps.remove_title", { name })}
        action={t("apps.remove")}
        busy={remove.isPending}
        onClose={close}
        onConfirm={() => tell(remove.mutateAsync(app.id), t("apps.removed", { name })).then(close)}
      >
        {t("apps.remove_words")}
      </Confirm>
    </Card>
  );
}
