import { Button, Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatInstant } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Confirm } from "../../ui/Confirm";
import { Icon } from "../../ui/icons";
import { Refused } from "../../ui/Refused";
import { useSay } from "../../ui/Toasts";
import { meQuery } from "./me";
import { PairApp } from "./PairApp";
import { PaperCodes } from "./PaperCodes";
import { secondStepQuery, useBegin, useNewCodes, useTurnOff } from "./secondStep";

// A code from an app after the password: turned on, kept in codes on paper, turned off.
export function SecondStep() {
  const t = useText();
  const me = useQuery(meQuery);
  const step = useQuery(secondStepQuery);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (step.isPending) return <Bones rows={1} height={60} />;
  if (step.isError) return <Refused error={step.error} retry={() => step.refetch()} />;
  const { since, codes_left } = step.data;
  return (
    <div className="stack">
      <p className="quiet">{t("second_step.words")}</p>
      {since ? (
        <On since={since} left={codes_left} onCodes={setCodes} />
      ) : me.data?.has_password ? (
        <Off onCodes={setCodes} />
      ) : (
        <p>{t("second_step.no_password")}</p>
      )}
      <Modal
        opened={codes !== null}
        onClose={() => setCodes(null)}
        title={t("second_step.codes_title")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        {codes && <PaperCodes codes={codes} onKept={() => setCodes(null)} />}
      </Modal>
    </div>
  );
}

interface HasCodes {
  onCodes(codes: readonly string[]): void;
}

function Off({ onCodes }: HasCodes) {
  const t = useText();
  const begin = useBegin();
  return (
    <>
      {begin.isError && <Refused error={begin.error} />}
      <Button
        variant="default"
        style={{ justifySelf: "start" }}
        leftSection={<Icon name="lock" size={18} />}
        loading={begin.isPending}
        onClick={() => begin.mutate(undefined)}
      >
        {t("second_step.turn_on")}
      </Button>
      <Modal
        opened={begin.data !== undefined}
        onClose={begin.reset}
        title={t("second_step.pair_title")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        {begin.data && (
          <PairApp
            app={begin.data}
            onDone={(codes) => {
              begin.reset();
              onCodes(codes);
            }}
          />
        )}
      </Modal>
    </>
  );
}

function On({ since, left, onCodes }: { since: string; left: number } & HasCodes) {
  const t = useText();
  const say = useSay();
  const locale = useLocale();
  const zone = useTimeZone();
  const [asking, setAsking] = useState<"off" | "codes" | null>(null);
  const off = useTurnOff();
  const renew = useNewCodes();
  const error = off.error ?? renew.error;
  return (
    <>
      {error && <Refused error={error} />}
      <p>
        {t("second_step.on_since", { when: formatInstant(since, zone, locale) })}{" "}
        {t("second_step.codes_left", { count: left })}
      </p>
      <div className="row">
        <Button variant="default" onClick={() => setAsking("codes")}>
          {t("second_step.new_codes")}
        </Button>
        <Button variant="default" onClick={() => setAsking("off")}>
          {t("second_step.turn_off")}
        </Button>
      </div>
      <Confirm
        opened={asking === "codes"}
        title={t("second_step.new_codes_title")}
        action={t("second_step.new_codes")}
        busy={renew.isPending}
        onClose={() => setAsking(null)}
        onConfirm={() =>
          renew.mutate(undefined, {
            onSuccess: ({ codes }) => onCodes(codes),
            onSettled: () => setAsking(null),
          })
        }
      >
        {t("second_step.new_codes_words")}
      </Confirm>
      <Confirm
        opened={asking === "off"}
        title={t("second_step.turn_off_title")}
        action={t("second_step.turn_off")}
        busy={off.isPending}
        onClose={() => setAsking(null)}
        onConfirm={() =>
          off.mutateAsync(undefined).then(
            () => say(t("second_step.is_off")),
            () => setAsking(null),
          )
        }
      >
        {t("second_step.turn_off_words")}
      </Confirm>
    </>
  );
}
