const SCRIPT = /<script\b([^>]*)>[\s\S]*?<\/script>/g;
/** Of scripts, and of style sheets: those stand in the same head, and the renderer hints at them on some days and not on others. */
const HINT = /<link\b[^>]*\b(?:as="script"|as="style"|rel="modulepreload")[^>]*\/?>/g;
const OWN = /\bsrc="\/js\/[a-z0-9-]+\.js(?:\?[a-z0-9=]+)?"/;

/**
 * A page without the framework's scripts: what it carries is what it shows. Our own modules (/js/) stay.
 * Text of people cannot match: React escapes every `<` of it.
 */
export function withoutFrameworkScripts(html: string): string {
  return html.replace(SCRIPT, (whole, attributes: string) => (OWN.test(attributes) ? whole : '')).replace(HINT, '');
}
