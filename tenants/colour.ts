// Colours: from OKLCH (how light, how strong, which hue: what an eye judges) to the sRGB that every screen shows, and their contrast.

/** Lightness 0 to 1, chroma (0 is grey), hue in degrees. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];

/** `#rrggbb`, lower case. */
export type Hex = string;

/**
 * Linear light of red, green and blue; outside 0 to 1 where sRGB has no such colour.
 * Source: B. Ottosson, "A perceptual color space for image processing", 2020.
 */
function linear([lightness, chroma, hue]: Oklch): [number, number, number] {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function inGamut(colour: Oklch): boolean {
  return linear(colour).every((channel) => channel >= -1e-4 && channel <= 1 + 1e-4);
}

/** The byte of a channel: the transfer curve of IEC 61966-2-1, rounded. */
function byte(channel: number): number {
  const light = Math.min(1, Math.max(0, channel));
  return Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
}

/** The colour as a screen shows it: same lightness and hue, as much chroma as sRGB holds (cutting channels would turn the hue). */
export function toHex(colour: Oklch): Hex {
  const [lightness, chroma, hue] = colour;
  let [held, lost] = [0, chroma];
  if (inGamut(colour)) held = chroma;
  else while (lost - held > 1e-4) {
    const middle = (held + lost) / 2;
    if (inGamut([lightness, middle, hue])) held = middle;
    else lost = middle;
  }
  return `#${linear([lightness, held, hue]).map((channel) => byte(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance, 0 (black) to 1 (white): WCAG 2.2, "relative luminance". */
function luminance(hex: Hex): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast ratio of two colours, 1 to 21, in either order: WCAG 2.2, "contrast ratio". Computed on the bytes that are shown. */
export function contrast(a: Hex, b: Hex): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour, made darker or lighter only as far as needed to reach a contrast with every background. */
export function readable(colour: Oklch, backgrounds: readonly Hex[], least: number, towards: 'darker' | 'lighter'): Hex {
  const [, chroma, hue] = colour;
  const step = towards === 'darker' ? -0.004 : 0.004;
  for (let lightness = colour[0]; lightness > 0 && lightness < 1; lightness += step) {
    const hex = toHex([lightness, chroma, hue]);
    if (backgrounds.every((background) => contrast(hex, background) >= least)) return hex;
  }
  return towards === 'darker' ? '#000000' : '#ffffff';
}
