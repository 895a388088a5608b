// Texts come with the page, in its language.
const texts = document.getElementById('script-texts')?.dataset ?? {};

/** A text of the page's template; {0} becomes the value. */
export const text = (name: string, value?: number | string): string =>
  (texts[name] ?? '').replace('{0}', String(value ?? ''));
