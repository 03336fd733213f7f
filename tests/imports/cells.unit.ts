import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { cleanText } from '../../server/domain/imports/cells.ts';
import { readDate } from '../../server/domain/imports/dates.ts';
import { htmlToMarkdown, looksLikeHtml } from '../../server/domain/imports/html.ts';

test('T20 the guard of a spreadsheet comes off, and a text that begins with - survives', () => {
  expect(cleanText("'=SUM(A1)")).toBe('=SUM(A1)');
  expect(cleanText("'-5 % de loyers")).toBe('-5 % de loyers');
  expect(cleanText('- une liste\r\n- à puces')).toBe('- une liste\n- à puces');
  expect(cleanText("''=doubly")).toBe("'=doubly");
  expect(cleanText("'tis nothing")).toBe("'tis nothing");
  expect(cleanText('"quoted" ; and, more')).toBe('"quoted" ; and, more');
});

test('T22 zero bytes, lone surrogates, controls and direction overrides never reach the database', () => {
  expect(cleanText('a\u0000b\u202Ec\u0007d\uFEFF')).toBe('abcd');
  expect(cleanText('a\uD800b')).toBe('a\uFFFDb');
  expect(cleanText('👩‍🌾 et 🏳️‍🌈')).toBe('👩‍🌾 et 🏳️‍🌈');
  expect(cleanText(' \u200B\u0000 ')).toBeNull();
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    const clean = cleanText(text);
    expect(clean === null || (clean.isWellFormed() && !clean.includes('\u0000') && cleanText(`${clean}.`) !== null)).toBe(true);
  }));
});

test('dates as exports write them', () => {
  const at = (text: string, zone = 'Europe/Paris') => readDate(text, zone)?.toISOString() ?? null;
  expect(at('22/01/2016')).toBe('2016-01-21T23:00:00.000Z');
  expect(at('22/07/2016')).toBe('2016-07-21T22:00:00.000Z');
  expect(at('3.4.2016')).toBe('2016-04-02T22:00:00.000Z');
  expect(at('22/01/2016 14:05')).toBe('2016-01-22T13:05:00.000Z');
  expect(at('2016-01-22')).toBe('2016-01-21T23:00:00.000Z');
  expect(at('2019-01-24 22:29:15 +0100')).toBe('2019-01-24T21:29:15.000Z');
  expect(at('2019-01-24 22:29:15 -03:30')).toBe('2019-01-25T01:59:15.000Z');
  expect(at('2019-01-24 22:29:15 UTC')).toBe('2019-01-24T22:29:15.000Z');
  expect(at('2019-01-24T22:29:15.123Z')).toBe('2019-01-24T22:29:15.000Z');
  expect(at('2019-01-24 22:29:15', 'Indian/Reunion')).toBe('2019-01-24T18:29:15.000Z');
  expect(at('2026-03-29 02:30')).toBe('2026-03-29T01:30:00.000Z');
  for (const wrong of ['31/02/2016', '2016-13-01', '00/01/2016', '22/01/16', 'hier', '22/01/2016 25:00', '01/01/0001', '2016',
    '']) expect(at(wrong), wrong).toBeNull();
});

test('HTML becomes Markdown: paragraphs, lists, titles, links; scripts go with their content', () => {
  const list = '<ul><li>des <em>arbres</em></li><li><p>de l&rsquo;eau</p></li></ul>';
  expect(htmlToMarkdown(`<p>Un <strong>jardin </strong>partagé&nbsp;:</p>${list}<p>Fin</p>`))
    .toBe('Un **jardin** partagé :\n\n- des *arbres*\n- de l’eau\n\nFin');
  expect(htmlToMarkdown('<h2>Titre</h2><div>a<br>b</div><div>c</div>')).toBe('### Titre\n\na\nb\n\nc');
  expect(htmlToMarkdown('<ol><li>un<ul><li>dedans</li></ul></li><li>deux</li></ol>')).toBe('1. un\n  - dedans\n2. deux');
  expect(htmlToMarkdown('<a href="https://exemple.fr/a?b=1&amp;c=2">ici</a> <a href="javascript:alert(1)">là</a>'))
    .toBe('[ici](https://exemple.fr/a?b=1&c=2) là');
  expect(htmlToMarkdown('a<script>alert("<b>")</script>b<!-- <p>caché</p> -->c<style>p{}</style>')).toBe('abc');
  expect(htmlToMarkdown('&lt;script&gt; &amp; co')).toBe('<script> & co');
  expect(looksLikeHtml('si a < b et c > d')).toBe(false);
  expect(looksLikeHtml('R&D et <posar atenció>')).toBe(false);
  expect(looksLikeHtml('a<br/>b')).toBe(true);
});

test('hostile HTML is read in linear steps: no rule of the reader can cross the next tag', () => {
  for (const unit of ['<a "\'', '<!--', '<p', '<a href=\'"', '</', '<b>', '<li>']) {
    const long = unit.repeat(20_000);
    expect(htmlToMarkdown(long).length).toBeLessThanOrEqual(long.length * 2);
    expect(typeof looksLikeHtml(long)).toBe('boolean');
  }
});
