import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useText } from "../../lib/text";
import { Icon, type IconName } from "../../ui/icons";
import { LevelTrack } from "../../ui/LevelTrack";
import { Medal } from "../../ui/medals/Medal";
import { useTitle } from "../../ui/Page";
import styles from "./Landing.module.css";

const PROMISES: [IconName, "bring" | "see" | "grow" | "own"][] = [
  ["upload", "bring"],
  ["route", "see"],
  ["medal", "grow"],
  ["lock", "own"],
];

// What Stadion is, in honest words: only what it does today.
export function Landing() {
  const t = useText();
  useTitle("Stadion");
  return (
    <div className={styles.landing}>
      <section className={styles.hero}>
        <Stands />
        <div className={styles.hero_words}>
          <h1>{t("landing.title")}</h1>
          <p>{t("landing.words")}</p>
          <div className={styles.actions}>
            <Button component={Link} to="/sign_up" size="lg" className={styles.join}>
              {t("nav.sign_up")}
            </Button>
            <Link to="/sign_in" className={styles.back}>
              {t("landing.have_account")}
            </Link>
          </div>
        </div>
      </section>

      <section className={styles.promises} aria-label={t("landing.what")}>
        {PROMISES.map(([icon, name]) => (
          <article key={name}>
            <Icon name={icon} size={30} />
            <h2>{t(`landing.${name}`)}</h2>
            <p>{t(`landing.${name}_words`)}</p>
          </article>
        ))}
      </section>

      <section className={styles.progress}>
        <div className={styles.track}>
          <LevelTrack
            label={t("landing.track")}
            lanes={[
              { share: 0.72, colour: "var(--ember)" },
              { share: 0.46, colour: "var(--turf)" },
            ]}
          >
            <span className="quiet">{t("rewards.level")}</span>
            <b className={styles.level}>7</b>
          </LevelTrack>
        </div>
        <div>
          <h2 className={styles.heading}>{t("landing.progress")}</h2>
          <p className={styles.lead}>{t("landing.progress_words")}</p>
          <div className={styles.medals}>
            <Medal badge="first_steps" size={76} />
            <Medal badge="half_marathon" tier="silver" size={76} />
            <Medal badge="climber" tier="gold" size={76} />
            <Medal badge="week_streak" tier="bronze" size={76} />
            <Medal badge="early_bird" size={76} />
          </div>
        </div>
      </section>

      <section className={styles.honest}>
        <h2 className={styles.heading}>{t("landing.honest")}</h2>
        <ul>
          {([1, 2, 3] as const).map((number) => (
            <li key={number}>
              <Icon name="check" />
              {t(`landing.honest_${number}`)}
            </li>
          ))}
        </ul>
        <Button component={Link} to="/sign_up" size="lg">
          {t("landing.start")}
        </Button>
      </section>
    </div>
  );
}

// The bend of the track, seen from the stands.
function Stands() {
  return (
    <svg
      className={styles.stands}
      viewBox="0 0 1200 640"
      preserveAspectRatio="xMaxYMid slice"
      aria-hidden="true"
    >
      {Array.from({ length: 9 }, (_, lane) => {
        const reach = 600 - lane * 58;
        return (
          <path
            key={reach}
            d={`M1300 ${360 - reach}H760a${reach} ${reach} 0 0 0 0 ${reach * 2}H1300`}
          />
        );
      })}
    </svg>
  );
}
