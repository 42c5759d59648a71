import { Button } from "@mantine/core";
import type { Profile } from "../../api";
import { useText } from "../../lib/text";
import { Icon } from "../../ui/icons";
import { useTell } from "../../ui/tell";
import { useFollow, useUnfollow } from "./follows";

interface FollowButtonProps {
  athlete: { id: string; name: string };
  followable?: Profile["followable"];
  following?: Profile["following"];
  size?: "xs" | "sm";
}

// Following somebody who lets people follow them; whom one follows one can always leave.
export function FollowButton({ athlete, followable, following, size = "sm" }: FollowButtonProps) {
  const t = useText();
  const tell = useTell();
  const follow = useFollow();
  const unfollow = useUnfollow();
  const { id, name } = athlete;
  if (following) {
    return (
      <Button
        size={size}
        variant="default"
        aria-label={t("follows.unfollow_one", { name })}
        leftSection={<Icon name="check" size={16} />}
        loading={unfollow.isPending}
        onClick={() => tell(unfollow.mutateAsync(id), t("follows.unfollowed", { name }))}
      >
        {t("follows.following")}
      </Button>
    );
  }
  if (!followable) return null;
  return (
    <Button
      size={size}
      variant="default"
      aria-label={t("follows.follow_one", { name })}
      leftSection={<Icon name="feed" size={16} />}
      loading={follow.isPending}
      onClick={() => tell(follow.mutateAsync(id), t("follows.followed", { name }))}
    >
      {t("follows.follow")}
    </Button>
  );
}
