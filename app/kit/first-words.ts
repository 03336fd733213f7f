const MOST = 200;

/** The first words of a text that someone wrote, without its Markdown marks: for a list, a description, a feed. */
export function firstWords(text: string, most = MOST): string {
  const plain = text.replace(/[#*_>`[\]]/g, '').replace(/\s+/g, ' ').trim();
  return plain.length <= most ? plain : `${plain.slice(0, most - 1).replace(/\s\S*$/, '')}…`;
}
