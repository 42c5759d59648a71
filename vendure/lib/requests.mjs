// Reading and answering plain HTTP requests.

const LONGEST_BODY = 16 * 1024;

// What a caller did wrong, in a sentence.
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export function answer(response, status, json) {
  const body = JSON.stringify(json);
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
    ...(status === 401 ? { "www-authenticate": 'Basic realm="shop"' } : {}),
  });
  response.end(body);
}

export async function bodyOf(request) {
  const pieces = [];
  let length = 0;
  for await (const piece of request) {
    length += piece.length;
    if (length > LONGEST_BODY) throw new Refusal(413, "this is too long");
    pieces.push(piece);
  }
  try {
    const json = JSON.parse(Buffer.concat(pieces).toString("utf8"));
    if (json && typeof json === "object") return json;
  } catch {
    // It is told below.
  }
  throw new Refusal(400, "this is not a JSON object");
}

// Name and password of `Authorization: Basic`.
export function credentialsOf(request) {
  const [, letters] = /^Basic ([A-Za-z0-9+/=]+)$/.exec(request.headers.authorization ?? "") ?? [];
  if (!letters) return undefined;
  const [username, ...password] = Buffer.from(letters, "base64").toString("utf8").split(":");
  return { username, password: password.join(":") };
}
