/**
 * Links with data-confirm lead to a page that asks before something is done. Here its question opens in a dialog over the page;
 * whenever that can't be made, the link leads where it leads.
 */
export function startConfirming(): void {
  if (typeof HTMLDialogElement === 'undefined') return;
  document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-confirm]') : null;
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    ask(link).catch(() => { location.href = link.href; });
  });
}

async function ask(link: HTMLAnchorElement): Promise<void> {
  const answer = await fetch(link.href, { headers: { Accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const question = page.querySelector<HTMLElement>('[data-confirm-content]');
  const title = page.querySelector('h1');
  if (!answer.ok || !question || !title) throw new Error('There is no question on that page.');

  const dialog = document.createElement('dialog');
  dialog.className = 'confirm-dialog';
  const heading = document.createElement('h2');
  heading.id = 'tanya-judul';
  heading.textContent = title.textContent;
  dialog.setAttribute('aria-labelledby', heading.id);
  dialog.append(heading, document.adoptNode(question));
  const words = dialog.querySelector('p');
  if (words) {
    words.id = 'tanya-isi';
    dialog.setAttribute('aria-describedby', words.id);
  }
  const cancel = dialog.querySelector<HTMLElement>('[data-confirm-cancel]');
  cancel?.addEventListener('click', event => {
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    link.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  // Where nothing is to be typed, Enter pressed once too often takes nothing away.
  if (cancel && dialog.querySelector('.btn-danger') && !dialog.querySelector('.form-control')) cancel.focus();
}
