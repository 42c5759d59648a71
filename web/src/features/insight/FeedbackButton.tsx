import { lazy, Suspense, useEffect, useState } from "react";
import { useText } from "../../lib/text";
import { Icon } from "../../ui/icons";
import styles from "./Feedback.module.css";

const load = () => import("./FeedbackDialog");
const FeedbackDialog = lazy(() => load().then((module) => ({ default: module.FeedbackDialog })));

// Quiet, on every page. The dialog is fetched while there is a connection, so that it opens without one.
export function FeedbackButton({ me }: { me: { id: string; handle: string } | null }) {
  const t = useText();
  const [opened, setOpened] = useState(false);
  const [wanted, setWanted] = useState(false);

  useEffect(() => {
    load().catch(() => undefined);
  }, []);

  return (
    <>
      <button
        type="button"
        className={styles.button}
        aria-label={t("feedback.give")}
        title={t("feedback.give")}
        aria-haspopup="dialog"
        onClick={() => {
          setWanted(true);
          setOpened(true);
        }}
      >
        <Icon name="smile" size={22} />
      </button>
      {wanted && (
        <Suspense>
          <FeedbackDialog me={me} opened={opened} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
