// What one can give an activity, in the order in which it is offered. A tap gives the first.
import type { Kudos, Reaction } from "../../api";
import type { IconName } from "../../ui/icons";

export const REACTIONS: readonly { reaction: Reaction; icon: IconName }[] = [
  { reaction: "kudos", icon: "kudos" },
  { reaction: "strong", icon: "flame" },
  { reaction: "fast", icon: "bolt" },
  { reaction: "wow", icon: "star" },
  { reaction: "funny", icon: "smile" },
  { reaction: "heart", icon: "heart" },
];

export function iconOf(reaction: Reaction): IconName {
  return REACTIONS.find((one) => one.reaction === reaction)?.icon ?? "kudos";
}

// Whether anybody gave something else than kudos: then they are counted under another word.
export function isMixed(kudos: Kudos): boolean {
  return kudos.reactions.some((one) => one.reaction !== "kudos");
}
