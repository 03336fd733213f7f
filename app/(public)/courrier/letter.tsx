import { Fragment } from 'react';

const ADDRESS = /(https?:\/\/[^\s]+)/;

/** The text of a letter as a mail program shows it: paragraphs, and addresses that can be followed. */
export function Letter({ text }: { text: string }) {
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
  return paragraphs.map((paragraph, index) => (
    <p key={index}>
      {paragraph.trim().split('\n').map((line, row) => (
        <Fragment key={row}>
          {row === 0 ? null : <br />}
          {line.split(ADDRESS).map((part, at) => (at % 2 === 1 ? <a key={at} href={part}>{part}</a> : part))}
        </Fragment>
      ))}
    </p>
  ));
}
