import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../../features/identity/me";
import { RequestsPage } from "../../features/safety/RequestsPage";

export function Requests() {
  const me = useQuery(meQuery);
  const role = me.data?.staff_role;
  return role ? <RequestsPage role={role} /> : null;
}
