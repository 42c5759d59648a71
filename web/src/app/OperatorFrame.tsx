// The frame of every page for those who run this installation: one row of places, and the page below.
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet } from "@tanstack/react-router";
import { meQuery } from "../features/identity/me";
import { placesOf } from "../lib/staff";
import { useText } from "../lib/text";
import { Places } from "../ui/Places";

export function OperatorFrame() {
  const t = useText();
  const me = useQuery(meQuery);
  const mine = placesOf(me.data?.staff_role);
  return (
    <>
      <Places label={t("operator.places")}>
        <Link to="/operator" activeOptions={{ exact: true }}>
          {t("operator.place_start")}
        </Link>
        {mine.map((place) => (
          <Link key={place} to={`/operator/${place}`}>
            {t(`operator.place_${place}`)}
          </Link>
        ))}
      </Places>
      <Outlet />
    </>
  );
}
