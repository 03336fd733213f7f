/** What fills a sentence: a limit, a number found, a name. */
export type SentenceData = Readonly<Record<string, string | number>>;

/** A sentence, or one that needs its values. */
export type Sentence = string | ((data: SentenceData) => string);
