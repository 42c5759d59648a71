import { ActionIcon, Menu } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useReport } from "../../lib/reporting";
import { useText } from "../../lib/text";
import { Confirm } from "../../ui/Confirm";
import { Icon } from "../../ui/icons";
import { useTell } from "../../ui/tell";
import { useChangeTie } from "./friends";
import { LetCoach } from "./LetCoach";

interface PersonMenuProps {
  athlete: { id: string; name: string };
  muted?: boolean;
  restricted?: boolean;
}

// What is rarely done about somebody: muting, restricting, and blocking after a word about what that means. Reporting
// stands beside it, one tap nearer.
export function PersonMenu({ athlete, muted = false, restricted = false }: PersonMenuProps) {
  const t = useText();
  const tell = useTell();
  const navigate = useNavigate();
  const change = useChangeTie(athlete.id);
  const [asking, setAsking] = useState(false);
  const [coaching, setCoaching] = useState(false);
  const report = useReport();
  const { name } = athlete;

  const block = async () => {
    // The person's page is gone for us now.
    if (await tell(change.mutateAsync("block"), t("athlete.blocked"))) {
      await navigate({ to: "/friends" });
    } else {
      setAsking(false);
    }
  };

  return (
    <>
      {report && (
        <ActionIcon
          size={36}
          variant="default"
          aria-label={t("report.title_profile")}
          onClick={() => report({ kind: "profile", thing_id: athlete.id })}
        >
          <Icon name="flag" size={18} />
        </ActionIcon>
      )}
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <ActionIcon size={36} variant="default" aria-label={t("athlete.more", { name })}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<Icon name="feed" size={18} />}
            onClick={() =>
              tell(
                change.mutateAsync(muted ? "unmute" : "mute"),
                t(muted ? "athlete.unmuted" : "athlete.muted", { name }),
              )
            }
          >
            {t(muted ? "athlete.unmute" : "athlete.mute")}
          </Menu.Item>
          <Menu.Item
            leftSection={<Icon name="comment" size={18} />}
            onClick={() =>
              tell(
                change.mutateAsync(restricted ? "unrestrict" : "restrict"),
                t(restricted ? "athlete.unrestricted" : "athlete.restricted", { name }),
              )
            }
          >
            {t(restricted ? "athlete.unrestrict" : "athlete.restrict")}
          </Menu.Item>
          <Menu.Item
            leftSection={<Icon name="people" size={18} />}
            onClick={() => setCoaching(true)}
          >
            {t("athlete.let_coach")}
          </Menu.Item>
          <Menu.Item
            color="danger"
            leftSection={<Icon name="block" size={18} />}
            onClick={() => setAsking(true)}
          >
            {t("athlete.block")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <LetCoach athlete={athlete} opened={coaching} onClose={() => setCoaching(false)} />
      <Confirm
        opened={asking}
        title={t("athlete.block_title", { name })}
        action={t("athlete.block")}
        busy={change.isPending}
        onConfirm={block}
        onClose={() => setAsking(false)}
      >
        {t("athlete.block_words", { name })}
      </Confirm>
    </>
  );
}
