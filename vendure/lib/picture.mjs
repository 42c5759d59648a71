// A simple drawing for things without a photograph: what it is on a ground whose colour comes from its maker.

const SHAPES = {
  shoes:
    '<path d="M70 190c30 6 44-20 58-52l40 34c22 18 48 26 84 30 16 2 26 12 26 26v10H62v-30c0-8 2-14 8-18z"/><path d="M62 246h216v12c0 5-4 9-9 9H71c-5 0-9-4-9-9z" opacity=".55"/><path d="M138 150l22-14M152 164l22-14M166 177l22-14" stroke="#fff" stroke-width="6" stroke-linecap="round"/>',
  clothing:
    '<path d="M124 92l-58 30 20 46 26-10v104h116V158l26 10 20-46-58-30c-8 20-24 30-46 30s-38-10-46-30z"/><path d="M112 206h116v16H112z" opacity=".4" fill="#fff"/>',
  bike: '<g fill="none" stroke="currentColor" stroke-width="10"><circle cx="100" cy="212" r="50"/><circle cx="240" cy="212" r="50"/><path d="M100 212l44-72h72l-48 72zM144 140l24 72M240 212l-34-92h26M132 124h30" stroke-linejoin="round" stroke-linecap="round"/></g>',
  electronics:
    '<rect x="136" y="70" width="68" height="46" rx="10" opacity=".55"/><rect x="136" y="224" width="68" height="46" rx="10" opacity=".55"/><circle cx="170" cy="170" r="66"/><path d="M134 172h18l12-26 16 48 12-22h16" fill="none" stroke="#fff" stroke-width="8" stroke-linecap="round" stroke-linejoin="round"/>',
  nutrition:
    '<path d="M130 92h80v22c22 12 34 32 34 58v70c0 14-10 24-24 24H120c-14 0-24-10-24-24v-70c0-26 12-46 34-58z"/><path d="M96 178h148v48H96z" opacity=".45" fill="#fff"/>',
  accessory:
    '<path d="M112 130c0-34 26-58 58-58s58 24 58 58v14h18v104c0 12-10 22-22 22H116c-12 0-22-10-22-22V144h18zm24 14h68v-14c0-20-14-34-34-34s-34 14-34 34z"/>',
};

const KINDS = [
  ["shoes", /shoe|footwear|spike|boot/i],
  ["bike", /bicycle|bike\b|cycles/i],
  ["nutrition", /nutrition|food|drink|gel|bar\b|isoton/i],
  ["electronics", /electronic|watch|monitor|computer|sensor|gps/i],
  ["clothing", /cloth|apparel|shirt|jacket|tight|short|jersey|sock|vest/i],
];

export function pictureOf(thing, escaped) {
  const words = `${thing.productType} ${thing.googleCategory} ${thing.title}`;
  const [kind] = KINDS.find(([, pattern]) => pattern.test(words)) ?? ["accessory"];
  const hue = [...(thing.brand + thing.group)].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 360, 7);
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 340 340" role="img">' +
    `<title>${escaped(thing.title)}</title>` +
    `<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue} 55% 92%)"/><stop offset="1" stop-color="hsl(${(hue + 40) % 360} 50% 80%)"/></linearGradient></defs>` +
    '<rect width="340" height="340" fill="url(#g)"/>' +
    `<g fill="hsl(${hue} 45% 32%)" color="hsl(${hue} 45% 32%)">${SHAPES[kind]}</g></svg>`
  );
}
