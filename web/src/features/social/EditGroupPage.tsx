import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { Group } from "../../api";
import { useText } from "../../lib/text";
import { useMeasures } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Confirm } from "../../ui/Confirm";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import { GroupForm } from "./GroupForm";
import { GroupPicture } from "./GroupPicture";
import styles from "./Groups.module.css";
import { fieldsOf } from "./groupForm";
import { groupQuery, useCloseGroup, useEditGroup, useSetPicture } from "./groups";
import { squareOf } from "./picture";

const route = getRouteApi("/groups/$id/edit");

export function EditGroupPage() {
  const t = useText();
  const { id } = route.useParams();
  const group = useQuery(groupQuery(id));
  return (
    <Page title={t("groups.edit")} narrow>
      {group.isPending && <Bones rows={3} height={120} />}
      {group.isError && <Refused error={group.error} retry={() => group.refetch()} />}
      {group.data && <Edit group={group.data} />}
    </Page>
  );
}

function Edit({ group }: { group: Group }) {
  const t = useText();
  const navigate = route.useNavigate();
  const { units } = useMeasures();
  const edit = useEditGroup(group.id);
  return (
    <div className="stack">
      <Picture group={group} />
      <Card>
        <GroupForm
          start={fieldsOf(group, units)}
          before={group.kind}
          busy={edit.isPending}
          error={edit.error}
          action={t("common.save")}
          onSave={(draft) =>
            edit.mutate(draft, {
              onSuccess: () => navigate({ to: "/groups/$id", params: { id: group.id } }),
            })
          }
        />
      </Card>
      {group.role === "owner" && <Close group={group} />}
    </div>
  );
}

function Picture({ group }: { group: Group }) {
  const t = useText();
  const tell = useTell();
  const set = useSetPicture(group.id);
  const chooser = useRef<HTMLInputElement>(null);
  // Whatever was chosen is drawn anew here, so that only its pixels leave this device.
  const choose = async (file: File | undefined) => {
    if (file)
      await tell(
        squareOf(file).then((png) => set.mutateAsync(png)),
        t("groups.picture_set"),
      );
    if (chooser.current) chooser.current.value = "";
  };
  return (
    <Card title={t("groups.picture")}>
      <div className={styles.choose}>
        <GroupPicture group={group} size={88} />
        <div className={styles.actions}>
          <input
            ref={chooser}
            type="file"
            accept="image/*"
            className="visually-hidden"
            aria-label={t("groups.picture_choose")}
            tabIndex={-1}
            onChange={(event) => choose(event.currentTarget.files?.[0])}
          />
          <Button
            variant="default"
            loading={set.isPending}
            onClick={() => chooser.current?.click()}
          >
            {t("groups.picture_choose")}
          </Button>
          {group.picture && (
            <Button variant="subtle" onClick={() => tell(set.mutateAsync(null))}>
              {t("groups.picture_remove")}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}

function Close({ group }: { group: Group }) {
  const t = useText();
  const tell = useTell();
  const navigate = route.useNavigate();
  const close = useCloseGroup(group.id);
  const [asking, setAsking] = useState(false);
  const gone = async () => {
    if (await tell(close.mutateAsync(), t("groups.closed"))) await navigate({ to: "/groups" });
  };
  return (
    <Card title={t("groups.close")}>
      <div className="stack">
        <p className="quiet">{t("groups.close_words")}</p>
        <div className={styles.actions}>
          <Button variant="default" color="danger" onClick={() => setAsking(true)}>
            {t("groups.close")}
          </Button>
        </div>
      </div>
      <Confirm
        opened={asking}
        title={t("groups.close_ask", { name: group.name })}
        action={t("groups.close")}
        busy={close.isPending}
        onConfirm={gone}
        onClose={() => setAsking(false)}
      >
        <p>{t("groups.close_words")}</p>
      </Confirm>
    </Card>
  );
}
