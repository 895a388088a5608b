import { text } from '../texts';

const pause = 600; // milliseconds without a key, before the server is asked

/** A preview below the editor, made by the server just as for readers, while it is open. */
export function startPreview(area: HTMLTextAreaElement, editor: HTMLElement, address: string): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-secondary preview-button';
  const panel = document.createElement('section');
  panel.className = 'preview';
  panel.id = `${area.id}-pratinjau`;
  panel.setAttribute('aria-label', text('preview'));
  const status = document.createElement('p');
  status.className = 'preview-status';
  status.setAttribute('role', 'status');
  const body = document.createElement('div');
  panel.append(status, body);
  button.setAttribute('aria-controls', panel.id);
  editor.after(button, panel);

  let waiting: number | undefined;
  let asked: AbortController | undefined;

  async function show(): Promise<void> {
    asked?.abort();
    asked = new AbortController();
    const { signal } = asked;
    const token = area.form?.querySelector<HTMLInputElement>('input[name="_token"]')?.value ?? '';
    try {
      const answer = await fetch(address, { method: 'POST', body: new URLSearchParams({ teks: area.value, _token: token }), signal });
      if (!answer.ok) throw new Error(answer.statusText);
      // The server's renderer lets no raw HTML through, and the page's policy no script.
      body.innerHTML = await answer.text();
      status.textContent = text('previewMade');
    } catch {
      if (!signal.aborted) status.textContent = text('previewFailed');
    }
  }

  function open(isOpen: boolean): void {
    panel.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    button.textContent = text(isOpen ? 'previewHide' : 'previewShow');
    if (isOpen) void show();
  }

  button.addEventListener('click', () => open(panel.hidden !== false));
  area.addEventListener('input', () => {
    if (panel.hidden) return;
    status.textContent = '';
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void show(), pause);
  });
  open(false);
}
