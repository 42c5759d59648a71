import { Button } from "@mantine/core";
import { useText } from "../../lib/text";
import { Refused } from "../../ui/Refused";
import styles from "./AskSex.module.css";
import { useSetSex } from "./comparisons";

// Asked here and nowhere else, and only when somebody wants to see what depends on it.
export function AskSex() {
  const t = useText();
  const save = useSetSex();
  return (
    <fieldset className={styles.ask}>
      <legend>{t("compare.sex_question")}</legend>
      <p>{t("compare.sex_words")}</p>
      <div className={styles.answers}>
        <Button variant="default" loading={save.isPending} onClick={() => save.mutate("f")}>
          {t("compare.sex_f")}
        </Button>
        <Button variant="default" loading={save.isPending} onClick={() => save.mutate("m")}>
          {t("compare.sex_m")}
        </Button>
      </div>
      {save.isError && <Refused error={save.error} />}
    </fieldset>
  );
}
