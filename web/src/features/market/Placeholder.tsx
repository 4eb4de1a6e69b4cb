// Goods without a picture are drawn: the motif follows from the words of their title, everything
// else from the listing's id, so that the same goods look the same wherever they are shown.

interface Props {
  id: string;
  title: string;
  className?: string;
}

/** Hues of one family: moss, bark, slate, straw. */
const HUES = [158, 62, 215, 95];

/** A number that follows from text: the same on every machine, and well spread. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash;
}

export function Placeholder({ id, title, className = "" }: Props) {
  const own = hashOf(id);
  const hue = HUES[own % HUES.length] ?? 0;
  const known = WORDS.find(([words]) => words.test(title))?.[1];
  const draw = known ?? MOTIFS[(own >>> 8) % MOTIFS.length] ?? notches;
  return (
    <svg
      viewBox="0 0 120 90"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      className={`drawing ${className}`}
    >
      <rect width="120" height="90" fill={themed(0.925, 0.27, 0.018, hue)} />
      <g
        stroke={themed(0.45, 0.7, 0.05, hue)}
        fill={themed(0.83, 0.4, 0.045, hue)}
        strokeWidth="1.4"
      >
        {draw(own)}
      </g>
    </svg>
  );
}

/** One hue, as light as the theme wants it. */
function themed(light: number, dark: number, chroma: number, hue: number): string {
  return `light-dark(oklch(${light} ${chroma} ${hue}), oklch(${dark} ${chroma} ${hue}))`;
}

/** The n-th small number of a seed, from 0 to `below` - 1. */
function part(seed: number, n: number, below: number): number {
  return (Math.imul(seed ^ (n * 0x9e3779b1), 0x85ebca6b) >>> 11) % below;
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

/** A stick with notches of its own. */
function notches(seed: number) {
  return (
    <>
      <rect x="14" y="34" width="92" height="24" rx="3" />
      {upTo(9).map((i) => (
        <path key={i} d={`M${22 + i * 9.5} 34v${5 + part(seed, i, 17)}`} strokeWidth="3" />
      ))}
    </>
  );
}

/** Vessels: bowls, cups and what they hold. */
function vessels(seed: number) {
  const wide = 22 + part(seed, 1, 12);
  return (
    <>
      <path
        d={`M${60 - wide} 34h${wide * 2}c0 ${18 + part(seed, 2, 10)}-14 30-${wide} 30s-${wide}-12-${wide}-30Z`}
      />
      <ellipse cx="60" cy="34" rx={wide} ry={4 + part(seed, 3, 4)} fill="none" />
      <path d={`M${60 - wide / 2} 70h${wide}`} strokeWidth="3" />
    </>
  );
}

/** Spines: books and boxes side by side. */
function spines(seed: number) {
  let x = 22;
  return upTo(7).map((i) => {
    const width = 7 + part(seed, i, 6);
    const tall = 30 + part(seed, i + 9, 26);
    const at = x;
    x += width + 1.5;
    return <rect key={i} x={at} y={72 - tall} width={width} height={tall} rx="1" />;
  });
}

/** Rings: grains, discs, reels. */
function rings(seed: number) {
  const x = 46 + part(seed, 1, 28);
  return upTo(5).map((i) => (
    <circle key={i} cx={x} cy="45" r={34 - i * 6.5 - part(seed, i, 3)} fillOpacity={i ? 0 : 1} />
  ));
}

/** Blades: long things that end in a point. */
function blades(seed: number) {
  return upTo(4).map((i) => {
    const x = 27 + i * 22;
    const top = 16 + part(seed, i, 16);
    return <path key={i} d={`M${x - 5} 74V${top + 10}l5-10 5 10V74ZM${x - 5} 58h10`} />;
  });
}

/** Weave: cloth and paper. */
function weave(seed: number) {
  return upTo(5).flatMap((row) =>
    upTo(7).map((column) => {
      const over = part(seed, row * 7 + column, 5) > 1;
      return (
        <rect
          key={`${row}-${column}`}
          x={19 + column * 12}
          y={16 + row * 12}
          width={over ? 11 : 5}
          height={over ? 5 : 11}
          rx="1"
        />
      );
    }),
  );
}

const WORDS: [RegExp, (seed: number) => React.ReactNode][] = [
  [/coffee|espresso|decaf|washed|tea\b|spice|soap|record|coin|polish|filter/i, rings],
  [/mug|cup|bowl|platter|dish|vase|planter|pot\b|teapot|kettle|plate|jar|ink\b/i, vessels],
  [/book|atlas|history|calendar|paper|card|print|novel|guide/i, spines],
  [/plane|chisel|knife|gauge|grinder|saw|pen\b|pencil|tool|strop|brush/i, blades],
  [
    /shirt|top\b|blouse|jumper|denim|silk|towel|apron|scarf|dress|jacket|trouser|jean|linen|wool|rug|bag|stool|chair/i,
    weave,
  ],
];

const MOTIFS = [notches, vessels, spines, rings, blades, weave];
