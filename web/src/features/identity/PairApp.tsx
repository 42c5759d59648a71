import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { AppForCodes } from "../../api";
import { pathOf } from "../../lib/squares";
import { useText } from "../../lib/text";
import { Refused } from "../../ui/Refused";
import styles from "./SecondStep.module.css";
import { useTurnOn } from "./secondStep";

// The app photographs the square, or takes the letters; its first code proves that it did.
export function PairApp({
  app,
  onDone,
}: {
  app: AppForCodes;
  onDone(codes: readonly string[]): void;
}) {
  const t = useText();
  const [code, setCode] = useState("");
  const turnOn = useTurnOn();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Once it is on, this dialog is gone: a callback of the mutation would go with it, and the codes with that.
    turnOn.mutateAsync(code).then(
      ({ codes }) => onDone(codes),
      () => {}, // What was refused stands above.
    );
  };
  const size = app.squares.length;
  return (
    <form className="stack" onSubmit={submit}>
      {turnOn.isError && <Refused error={turnOn.error} />}
      <p>{t("second_step.pair_words")}</p>
      <svg
        className={styles.square}
        viewBox={`-4 -4 ${size + 8} ${size + 8}`}
        shapeRendering="crispEdges"
        role="img"
        aria-label={t("second_step.square")}
      >
        <path d={pathOf(app.squares)} />
      </svg>
      <p className="quiet">
        {t("second_step.by_hand")} <code className={styles.secret}>{inFours(app.secret)}</code>{" "}
        <a href={app.address}>{t("second_step.open_app")}</a>
      </p>
      <TextInput
        label={t("second_step.first_code")}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        withAsterisk={false}
        maxLength={12}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" loading={turnOn.isPending}>
        {t("second_step.turn_on")}
      </Button>
    </form>
  );
}

// Letters to copy by hand are read four at a time.
function inFours(letters: string): string {
  return letters.match(/.{1,4}/g)?.join(" ") ?? letters;
}
