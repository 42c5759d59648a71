import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { type Person, Refusal, type Relation } from "../../api";
import { dropInvitation, invitationPath, keepInvitation } from "../../lib/invited";
import { useText } from "../../lib/text";
import { Avatar } from "../../ui/Avatar";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/Empty";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import styles from "./InvitationPage.module.css";
import { invitationQuery, useAcceptInvitation } from "./invitations";
import { TieButtons } from "./TieButtons";

const route = getRouteApi("/invitation");

// Where an invitation leads: who invites, and one button. Who has no account yet is asked for one first and comes back here.
export function InvitationPage() {
  const t = useText();
  const { token = "" } = route.useSearch();
  const invitation = useQuery(invitationQuery(token));
  const refused = invitation.error instanceof Refusal ? invitation.error.status : null;
  useEffect(() => {
    if (refused === 401) keepInvitation(token);
    if (refused === 404 || invitation.isSuccess) dropInvitation();
  }, [refused, token, invitation.isSuccess]);

  return (
    <Page title={t("invitation.title")} narrow>
      {invitation.isPending && <Bones rows={1} height={180} />}
      {refused === 401 && <SignedOut token={token} />}
      {refused === 404 && <Empty title={t("invitation.gone")}>{t("invitation.gone_words")}</Empty>}
      {invitation.isError && refused !== 401 && refused !== 404 && (
        <Refused error={invitation.error} retry={() => invitation.refetch()} />
      )}
      {invitation.data && <Invited token={token} from={invitation.data.from} />}
    </Page>
  );
}

function SignedOut({ token }: { token: string }) {
  const t = useText();
  return (
    <Empty
      title={t("invitation.signed_out")}
      action={
        <div className={styles.doors}>
          <Button size="md" renderRoot={(props) => <Link to="/sign_up" {...props} />}>
            {t("nav.sign_up")}
          </Button>
          <Button
            size="md"
            variant="default"
            renderRoot={(props) => (
              <Link to="/sign_in" search={{ back: invitationPath(token) }} {...props} />
            )}
          >
            {t("nav.sign_in")}
          </Button>
        </div>
      }
    >
      {t("invitation.signed_out_words")}
    </Empty>
  );
}

function Invited({ token, from }: { token: string; from: Person }) {
  const t = useText();
  const tell = useTell();
  const navigate = useNavigate();
  const accept = useAcceptInvitation();
  const { name, handle, relation } = from;
  const yes = async () => {
    // Their page says how one stands now: friends, or a request that waits.
    const told = ({ relation: now }: { relation: Relation }) =>
      now === "friend" ? t("friends.now_friends", { name }) : t("friends.asked");
    if (await tell(accept.mutateAsync(token), told)) {
      await navigate({ to: "/@{$handle}", params: { handle } });
    }
  };
  return (
    <Card>
      <div className={styles.invited}>
        <Avatar name={name} handle={handle} size={96} />
        <h2>{t("invitation.from", { name })}</h2>
        <Link to="/@{$handle}" params={{ handle }}>
          @{handle}
        </Link>
        {relation === "you" && <p className="quiet">{t("invitation.own")}</p>}
        {relation === "friend" && <TieButtons athlete={from} relation={relation} />}
        {relation !== "you" && relation !== "friend" && (
          <>
            <p className="quiet">{t("invitation.words", { name })}</p>
            <Button size="md" loading={accept.isPending} onClick={yes}>
              {t("invitation.accept")}
            </Button>
          </>
        )}
      </div>
    </Card>
  );
}
