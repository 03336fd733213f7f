/** A label without case, accents, punctuation and repeated spaces: two labels that fold alike are one theme, one district, one column. */
export function fold(label: string): string {
  return label.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** The first column whose folded name is one of `names`, in the order of `names`; null when there is none. */
export function columnNamed(header: readonly string[], names: readonly string[]): string | null {
  const folded = new Map(header.map((name) => [fold(name), name]));
  for (const name of names) {
    const found = folded.get(name);
    if (found !== undefined) return found;
  }
  return null;
}

/** The host of an address, or null. */
export function hostOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).host : null;
}
