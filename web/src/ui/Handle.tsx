// "@anna", set apart from the words around it: alone among them, the sign goes to the far end of the name where
// lines run from right to left.
export function Handle({ handle }: { handle: string }) {
  return <bdi>@{handle}</bdi>;
}
