/**
 * Posts what is typed in a form from time to time, so that a closed window or a lost connection loses nothing, and says now and then that
 * the form is still open, so that others see who is at it. Saving the form is another thing: this keeps, it saves nothing.
 */
export function startKeepingTyping(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keeps-typing]')) keep(form, form.dataset.keepsTyping!);
}

const everyMs = 10_000;
const beatMs = 60_000;

function keep(form: HTMLFormElement, address: string): void {
  const told = form.querySelector<HTMLElement>('[data-kept]');
  let typed = false;
  let sending = false;
  let lastBeat = 0;

  const send = async (withFields: boolean): Promise<void> => {
    sending = true;
    const fields = new FormData(form);
    const body = new FormData();
    if (withFields) for (const [name, value] of fields) body.append(name, value);
    else body.append('_token', fields.get('_token') ?? '');
    if (withFields) typed = false;
    try {
      const answer = await fetch(address, { method: 'POST', body, redirect: 'error' });
      if (!answer.ok) throw new Error(String(answer.status));
      lastBeat = Date.now();
      if (withFields) tell(told?.dataset.kept);
    } catch {
      typed ||= withFields;
      if (withFields) tell(told?.dataset.notKept);
    } finally {
      sending = false;
    }
  };

  const tell = (words: string | undefined): void => {
    if (!told || words === undefined) return;
    const now = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short', timeZone: 'Asia/Jakarta' }).format(new Date());
    told.textContent = words.replace('{0}', now);
  };

  form.addEventListener('input', () => { typed = true; });
  const timer = window.setInterval(() => {
    if (sending || document.hidden) return;
    if (typed) void send(true);
    else if (Date.now() - lastBeat > beatMs) void send(false);
  }, everyMs);
  form.addEventListener('submit', () => { window.clearInterval(timer); });
  // Whoever leaves in the middle of a sentence finds it again.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && typed && !sending) void send(true);
  });
}
