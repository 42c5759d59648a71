// One after another. The embedded database has a single connection, so two requests at the same time would
// share a transaction; each waits for its turn instead.
let last = Promise.resolve();

// Runs work when everybody before has finished, and answers with what it comes to.
export function inTurn(work) {
  const mine = last.then(work);
  last = mine.catch(() => {});
  return mine;
}

// A caller who hangs up does not end the work that was begun for them. If nothing ever comes of it, others go on.
const LONGEST_WORK_MS = 10_000;

// The same for requests: the next one starts when the work for this one is done.
export function oneAtATime(_request, response, next) {
  inTurn(
    () =>
      new Promise((done) => {
        if (response.destroyed) return done();
        const { end } = response;
        response.end = (...all) => {
          done();
          return end.apply(response, all);
        };
        response.once("close", () => setTimeout(done, LONGEST_WORK_MS).unref());
        next();
      }),
  );
}
