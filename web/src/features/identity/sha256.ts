// SHA-256 (FIPS 180-4) of one short text. The browser's own is asynchronous, which costs more than the hash itself when
// a hundred thousand are needed.

const K = new Uint32Array(64);
const START = new Uint32Array(8);

// The constants are the first bits of the fractional parts of roots of the first primes.
{
  const fraction = (root: number) => Math.floor((root - Math.floor(root)) * 2 ** 32);
  let count = 0;
  for (let candidate = 2; count < 64; candidate += 1) {
    let isPrime = true;
    for (let by = 2; by * by <= candidate; by += 1) if (candidate % by === 0) isPrime = false;
    if (!isPrime) continue;
    if (count < 8) START[count] = fraction(Math.sqrt(candidate));
    K[count] = fraction(Math.cbrt(candidate));
    count += 1;
  }
}

const words = new Uint32Array(64);

// The first 32 bits of the hash of an ASCII text of at most 55 letters: as much as a puzzle looks at.
export function firstWord(text: string): number {
  const length = text.length;
  if (length > 55) throw new RangeError("one block holds 55 letters");
  words.fill(0, 0, 16);
  for (let at = 0; at < length; at += 1) {
    words[at >> 2] = (words[at >> 2] as number) | (text.charCodeAt(at) << (24 - 8 * (at & 3)));
  }
  words[length >> 2] = (words[length >> 2] as number) | (0x80 << (24 - 8 * (length & 3)));
  words[15] = 8 * length;
  return compress();
}

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));

function compress(): number {
  for (let at = 16; at < 64; at += 1) {
    const early = words[at - 15] as number;
    const late = words[at - 2] as number;
    const first = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const second = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    words[at] = ((words[at - 16] as number) + first + (words[at - 7] as number) + second) | 0;
  }
  let [a, b, c, d, e, f, g, h] = START as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let at = 0; at < 64; at += 1) {
    const mixed = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const chosen = (e & f) ^ (~e & g);
    const one = (h + mixed + chosen + (K[at] as number) + (words[at] as number)) | 0;
    const stirred = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const most = (a & b) ^ (a & c) ^ (b & c);
    const two = (stirred + most) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  return (a + (START[0] as number)) >>> 0;
}
