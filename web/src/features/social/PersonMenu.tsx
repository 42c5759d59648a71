import { ActionIcon, Menu } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useRefusalWords } from "../../lib/refusals";
import { useText } from "../../lib/text";
import { Confirm } from "../../ui/Confirm";
import { Icon } from "../../ui/icons";
import { useSay } from "../../ui/Toasts";
import { useChangeTie } from "./friends";

// What is rarely done about somebody: blocking, after a word about what that means.
export function PersonMenu({ athlete }: { athlete: { id: string; name: string } }) {
  const t = useText();
  const say = useSay();
  const words = useRefusalWords();
  const navigate = useNavigate();
  const change = useChangeTie(athlete.id);
  const [asking, setAsking] = useState(false);
  const { name } = athlete;

  const block = async () => {
    try {
      await change.mutateAsync("block");
    } catch (error) {
      setAsking(false);
      say(words(error));
      return;
    }
    // The page is gone for us, perhaps already: a callback of the mutation would go with it.
    await navigate({ to: "/friends" });
    say(t("athlete.blocked"));
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
