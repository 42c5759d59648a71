// One after another. The embedded database has a single connection, so two requests at the same time would
// share a transaction; each waits for its turn instead.
let last = Promise.resolve();

// Runs work when everybody before has finished, and answers with what it comes to.
export function inTurn(work) {
  const mine = last.then(work);
  last = mine.catch(() => {});
  return mine;
}

// The same for requests: the next one starts when this answer is complete, or its reader has gone.
export function oneAtATime(_request, response, next) {
  inTurn(
    () =>
      new Promise((done) => {
        response.once("close", done);
        if (response.destroyed) return done();
        next();
      }),
  );
}
