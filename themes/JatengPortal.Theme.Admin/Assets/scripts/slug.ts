/** Shows which address a title will give while none is typed. What is left empty, the server makes. */
export function startProposingSlugs(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>('input[data-slug-of]')) {
    const title = document.getElementById(field.dataset.slugOf!);
    if (!(title instanceof HTMLInputElement)) continue;
    const propose = (): void => { field.placeholder = slugOf(title.value); };
    title.addEventListener('input', propose);
    propose();
  }
}

const longest = 96;

function slugOf(title: string): string {
  const words = title.normalize('NFKD').replaceAll(/\p{Mn}|['`´‘’ʻʼʿ]/gu, '').replaceAll('&', ' dan ').replaceAll('%', ' persen ').toLowerCase();
  const slug = words.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
  return slug.length <= longest ? slug : slug.slice(0, slug.lastIndexOf('-', longest));
}
