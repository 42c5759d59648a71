import { Button, Modal, Select } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { wordsOf } from "../../lib/notices";
import { useLanguage, useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { NoticeWords } from "../../ui/NoticeWords";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import { coachNoticeQuery, useLetCoach } from "./coaches";
import { friendsQuery } from "./friends";

interface Somebody {
  id: string;
  name: string;
}

interface LetCoachProps {
  // Whom; to be chosen among friends if it is not said.
  athlete?: Somebody;
  opened: boolean;
  onClose(): void;
}

// What it means to let somebody look as a coach, read before it is said.
export function LetCoach({ athlete, opened, onClose }: LetCoachProps) {
  const t = useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("coaches.add")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Words athlete={athlete} onClose={onClose} />
    </Modal>
  );
}

function Words({ athlete, onClose }: Omit<LetCoachProps, "opened">) {
  const t = useText();
  const tell = useTell();
  const { language } = useLanguage();
  const notice = useQuery(coachNoticeQuery);
  const friends = useInfiniteQuery({ ...friendsQuery, enabled: athlete === undefined });
  const [chosen, setChosen] = useState<string | null>(null);
  const change = useLetCoach();
  if (notice.isPending) return <Bones rows={4} height={40} />;
  if (notice.isError) return <Refused error={notice.error} retry={() => notice.refetch()} />;
  const people = friends.data?.pages.flatMap((page) => page.items) ?? [];
  const whom = athlete ?? people.find(({ id }) => id === chosen);
  const { words, hash } = wordsOf(notice.data, language);
  const allow = async () => {
    if (!whom) return;
    const { version } = notice.data;
    const sent = change.mutateAsync({ athleteId: whom.id, version, hash, locale: language });
    if (await tell(sent, t("coaches.let", { name: whom.name }))) onClose();
  };
  return (
    <div className="stack">
      <p>{words.short}</p>
      <NoticeWords notice={notice.data} open />
      {athlete === undefined && (
        <Select
          label={t("coaches.choose")}
          description={t("coaches.choose_why")}
          searchable
          data={people.map(({ id, name, handle }) => ({
            value: id,
            label: `${name} · @${handle}`,
          }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
      <Button disabled={!whom} loading={change.isPending} onClick={allow}>
        {t("coaches.allow")}
      </Button>
    </div>
  );
}
