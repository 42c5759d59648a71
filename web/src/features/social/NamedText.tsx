import { Link } from "@tanstack/react-router";
import type { Person } from "../../api";
import { pieces } from "./mentions";

// Words in which the people they name lead to their pages.
export function NamedText({ text, people = [] }: { text: string; people?: readonly Person[] }) {
  return pieces(text, people).map((piece, at) =>
    typeof piece === "string" ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
      <Link key={at} to="/@{$handle}" params={{ handle: piece.handle }}>
        <bdi>{piece.name}</bdi>
      </Link>
    ),
  );
}
