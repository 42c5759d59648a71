import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { OperatedPromotion } from "../../api";
import { useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { useSay } from "../../ui/Toasts";
import { PromotionForm } from "./PromotionForm";
import { fieldsOf } from "./promotionFields";
import { promotionQuery, promotionsQuery, useEditPromotion } from "./promotions";

const route = getRouteApi("/operator/operator/promotions/$id");

export function EditPromotionPage() {
  const t = useText();
  const { id } = route.useParams();
  const promotion = useQuery(promotionQuery(id));
  return (
    <Page title={t("promotion.edit_title")} narrow>
      {promotion.isPending && <Bones rows={3} height={180} />}
      {promotion.isError && <Refused error={promotion.error} retry={() => promotion.refetch()} />}
      {promotion.data &&
        (promotion.data.phase === "ended" ? (
          <Notice>{t("promotion.over")}</Notice>
        ) : (
          // A newer version fills the form anew.
          <Edit key={promotion.data.version} operated={promotion.data} />
        ))}
    </Page>
  );
}

function Edit({ operated }: { operated: OperatedPromotion }) {
  const t = useText();
  const say = useSay();
  const zone = useTimeZone();
  const navigate = route.useNavigate();
  const edit = useEditPromotion(operated.id);
  const shops = useInfiniteQuery(promotionsQuery).data?.pages[0]?.shops ?? [operated.shop];
  return (
    <PromotionForm
      start={fieldsOf(operated.promotion, zone)}
      shops={shops}
      fixed={operated.figures.granted + operated.codes.free > 0}
      busy={edit.isPending}
      error={edit.error}
      action={t("common.save")}
      onSave={(promotion) =>
        edit.mutate(
          { promotion, version: operated.version },
          {
            onSuccess: () => {
              say(t("common.saved"));
              navigate({ to: "/operator/promotions" });
            },
          },
        )
      }
    />
  );
}
