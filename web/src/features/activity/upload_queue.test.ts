import { expect, test } from "vitest";
import type { UploadAnswer } from "../../api";
import {
  add,
  become,
  clearFinished,
  EMPTY,
  nextToSend,
  type Queue,
  resume,
  retry,
  stateAfter,
  stop,
  totalsOf,
} from "./upload_queue";

const files = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: at, name: `run-${at}.fit`, size: 1000 }));
const answer = (part: Partial<UploadAnswer> = {}): UploadAnswer => ({
  outcome: "recorded",
  activity_ids: [],
  activities: [],
  warnings: [],
  ...part,
});
const ids = (queue: Queue) => nextToSend(queue).map((upload) => upload.id);

test("Ines drops ten files and three of them start", () => {
  expect(ids(add(EMPTY, files(10)))).toEqual([0, 1, 2]);
});

test("a finished file makes room for the next one", () => {
  let queue = add(EMPTY, files(5));
  for (const id of [0, 1, 2]) queue = become(queue, id, { is: "sending", share: 0 });
  expect(ids(queue)).toEqual([]);
  queue = become(queue, 1, stateAfter(answer()));
  expect(ids(queue)).toEqual([3]);
});

test("in the tunnel the queue stops, the file waits, and afterwards it goes on", () => {
  let queue = become(add(EMPTY, files(2)), 0, { is: "sending", share: 0.4 });
  queue = stop(queue, 0, "offline");
  expect(ids(queue)).toEqual([]);
  expect(queue.uploads[0]!.state.is).toBe("waiting");
  expect(ids(resume(queue))).toEqual([0, 1]);
});

test("a refused file can be tried once more", () => {
  const refused = become(add(EMPTY, files(1)), 0, {
    is: "refused",
    words: "Cut short.",
    retry: true,
  });
  expect(ids(refused)).toEqual([]);
  expect(ids(retry(refused, 0))).toEqual([0]);
});

test("an archive is finished only when its own list is", () => {
  const progress = {
    id: "a",
    file_name: "all.zip",
    status: "working" as const,
    created_at: "2026-11-22T10:00:00Z",
    total: 10,
    recorded: 3,
    already_here: 1,
    refused: 0,
    files: [],
  };
  const state = stateAfter(answer({ outcome: "archive", import: progress }));
  let queue = become(add(EMPTY, files(1)), 0, state);
  expect(totalsOf(queue)).toMatchObject({ finished: 0, recorded: 3, alreadyHere: 1 });
  queue = become(queue, 0, {
    is: "archive",
    progress: { ...progress, status: "done", recorded: 9 },
  });
  expect(totalsOf(queue)).toMatchObject({ finished: 1, recorded: 9 });
});

test("experience of several files adds up and progress counts bytes", () => {
  const earned = {
    experience: 40,
    level_before: 1,
    level_after: 1,
    badges: [],
    personal_bests: [],
    streak_weeks: 1,
  };
  let queue = add(EMPTY, [...files(1), { id: 1, name: "long.fit", size: 3000 }]);
  queue = become(queue, 0, stateAfter(answer({ earned })));
  queue = become(queue, 1, { is: "sending", share: 0.5 });
  expect(totalsOf(queue).experience).toBe(40);
  expect(totalsOf(queue).share).toBeCloseTo(2500 / 4000);
});

test("clearing keeps what is still on its way", () => {
  const queue = become(add(EMPTY, files(2)), 0, stateAfter(answer({ outcome: "already_here" })));
  expect(clearFinished(queue).uploads.map((upload) => upload.id)).toEqual([1]);
});
