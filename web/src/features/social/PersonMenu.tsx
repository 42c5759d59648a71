import { ActionIcon, Menu } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useText } from "../../lib/text";
import { Confirm } from "../../ui/Confirm";
import { Icon } from "../../ui/icons";
import { useTell } from "../../ui/tell";
import { useChangeTie } from "./friends";

// What is rarely done about somebody: blocking, after a word about what that means.
export function PersonMenu({ athlete }: { athlete: { id: string; name: string } }) {
  const t = useText();
  const tell = useTell();
  const navigate = useNavigate();
  const change = useChangeTie(athlete.id);
  const [asking, setAsking] = useState(false);
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
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon size={36} variant="default" aria-label={t("athlete.more", { name })}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            color="danger"
            leftSection={<Icon name="block" size={18} />}
            onClick={() => setAsking(true)}
          >
            {t("athlete.block")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
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
