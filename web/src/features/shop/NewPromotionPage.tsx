import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { idempotencyKey, Refusal } from "../../api";
import { addDays } from "../../lib/dates";
import { useText } from "../../lib/text";
import { useToday } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { PromotionForm } from "./PromotionForm";
import { emptyFields } from "./promotionFields";
import { promotionsQuery, useCreatePromotion } from "./promotions";

export function NewPromotionPage() {
  const t = useText();
  const navigate = useNavigate();
  const today = useToday();
  const list = useInfiniteQuery(promotionsQuery);
  const create = useCreatePromotion();
  // A refused form may be sent again, changed; a lost answer is asked for with the same key.
  const [key, setKey] = useState(idempotencyKey);
  const shops = list.data?.pages[0]?.shops ?? [];
  const start = emptyFields(today, addDays(today, 27));
  return (
    <Page title={t("promotion.new")} narrow>
      {list.isPending && <Bones rows={3} height={180} />}
      {list.isError && <Refused error={list.error} retry={() => list.refetch()} />}
      {list.isSuccess && (
        <PromotionForm
          start={{ ...start, shop: shops[0]?.id ?? "" }}
          shops={shops}
          busy={create.isPending}
          error={create.error}
          action={t("promotion_form.create")}
          onSave={(draft) =>
            create.mutate(
              { draft, key },
              {
                onError: (error) => error instanceof Refusal && setKey(idempotencyKey()),
                onSuccess: () => navigate({ to: "/operator/promotions", replace: true }),
              },
            )
          }
        />
      )}
    </Page>
  );
}
