// What the server says, in the reader's language. It speaks in English sentences; a catalogue holds each
// sentence as it stands in the server's sources, with `{names}` where values go in.

type Sayings = Readonly<Record<string, string>>;

interface Pattern {
  regex: RegExp;
  names: string[];
  translation: string;
}

// A sentence that the catalogue lacks is shown as it came: English is better than nothing.
export function translator(sayings: Sayings): (sentence: string) => string {
  const patterns: Pattern[] = [];
  for (const [template, translation] of Object.entries(sayings)) {
    if (template.includes("{")) patterns.push(patternOf(template, translation));
  }
  const translate = (sentence: string): string => {
    const whole = sayings[sentence];
    if (whole !== undefined) return whole;
    for (const { regex, names, translation } of patterns) {
      const values = regex.exec(sentence);
      if (!values) continue;
      // A value may be a saying itself: "but looks like {a picture}".
      return translation.replace(/\{(\w+)\}/g, (_, name: string) =>
        translate(values[names.indexOf(name) + 1] ?? ""),
      );
    }
    return sentence;
  };
  return (sentence) => asSentence(translate(sentence));
}

function patternOf(template: string, translation: string): Pattern {
  const names: string[] = [];
  const source = template
    .split(/(\{\w*\})/)
    .map((part) => {
      if (!/^\{\w*\}$/.test(part)) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      names.push(part.slice(1, -1));
      return "(.+?)";
    })
    .join("");
  return { regex: new RegExp(`^${source}$`), names, translation };
}

function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
