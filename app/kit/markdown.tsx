import MarkdownIt from 'markdown-it';

// What people write is Markdown without HTML, without images, and with links that lead only where a link may lead.

const SCHEMES = /^(?:https?|mailto):/i;

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false });
// Only whole addresses become links: "mairie.fr" in the middle of a sentence stays what it is.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });

// markdown-it refuses javascript:, vbscript:, file: and data:, but lets unknown schemes and relative addresses through: we name what may
// pass.
// Control characters and spaces are how a scheme hides ("java\tscript:"), so an address that holds one is no address.
markdown.validateLink = (url) => SCHEMES.test(url) && !/[\p{Cc}\p{Cf}\s]/u.test(url);

markdown.renderer.rules.image = (tokens, index) => markdown.utils.escapeHtml(tokens[index]?.content ?? '');

markdown.renderer.rules.link_open = (tokens, index, options, _env, renderer) => {
  const token = tokens[index];
  // A title would only hide words where some readers never find them.
  if (token) token.attrs = [['href', token.attrGet('href') ?? ''], ['rel', 'nofollow noopener ugc']];
  return renderer.renderToken(tokens, index, options);
};

// An aligned column would carry a style attribute, a fenced block a class of the writer's choosing: both go.
for (const rule of ['th_open', 'td_open'] as const) {
  markdown.renderer.rules[rule] = (tokens, index) => `<${tokens[index]?.tag ?? 'td'}>`;
}
markdown.renderer.rules.fence = (tokens, index) => `<pre><code>${markdown.utils.escapeHtml(tokens[index]?.content ?? '')}</code></pre>\n`;

// A title in a proposal is never the title of the page: # becomes h4, and nothing goes above.
for (const rule of ['heading_open', 'heading_close'] as const) {
  markdown.renderer.rules[rule] = (tokens, index, options, _env, renderer) => {
    const token = tokens[index];
    if (token) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 3)}`;
    return renderer.renderToken(tokens, index, options);
  };
}

/** Safe HTML from Markdown: no tag but those it makes itself, no attribute but `href` and `rel` on links and `start` on lists. */
export function renderMarkdown(text: string): string {
  return markdown.render(text);
}

/** A text that someone wrote, as running text. */
export function Markdown({ text, className }: { text: string; className?: string }) {
  return (
    <div className={`prose${className ? ` ${className}` : ''}`} dir="auto" dangerouslySetInnerHTML={{ __html: renderMarkdown(text) }} />
  );
}
