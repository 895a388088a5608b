/** Asks before a page is left on which something was typed and not saved. The browser words the question. */
export function startWarning(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-unsaved]')) {
    // A form that came back with errors holds what was typed and isn't saved.
    let unsaved = form.querySelector('[aria-invalid="true"]') !== null;
    form.addEventListener('input', () => { unsaved = true; });
    form.addEventListener('submit', () => { unsaved = false; });
    window.addEventListener('beforeunload', event => {
      if (unsaved) event.preventDefault();
    });
  }
}
