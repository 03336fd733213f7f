const SCRIPT = /<script\b([^>]*)>[\s\S]*?<\/script>/g;
const SCRIPT_HINT = /<link\b[^>]*\b(?:as="script"|rel="modulepreload")[^>]*\/?>/g;
const OWN = /\bsrc="\/js\/[a-z0-9-]+\.js(?:\?[a-z0-9=]+)?"/;

/**
 * A page without the framework's scripts: what it carries is what it shows. Our own modules (/js/) stay.
 * Text of people cannot match: React escapes every `<` of it.
 */
export function withoutFrameworkScripts(html: string): string {
  return html.replace(SCRIPT, (whole, attributes: string) => (OWN.test(attributes) ? whole : '')).replace(SCRIPT_HINT, '');
}
