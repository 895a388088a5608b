import type EasyMDE from 'easymde';
import { text } from '../texts';

interface Pasted {
  markdown: string;
  leftOut: string[];
}

// Fast enough for whoever pastes a book; after that the plain text does.
const patienceMs = 20_000;

/**
 * What is pasted from a word processor is made Markdown by the server, which says what it left out. Where that fails, and with Shift held
 * as everywhere, the plain text is pasted.
 */
export function startPasting(area: HTMLTextAreaElement, codemirror: EasyMDE['codemirror'], container: HTMLElement, address: string): void {
  const told = document.createElement('div');
  told.className = 'pasted';
  told.setAttribute('role', 'status');
  container.after(told);

  codemirror.on('paste', (_, event: ClipboardEvent) => {
    const html = event.clipboardData?.getData('text/html') ?? '';
    if (!isFormatted(html)) return;
    const plain = event.clipboardData?.getData('text/plain') ?? '';
    event.preventDefault();
    const place = codemirror.markText(codemirror.getCursor('from'), codemirror.getCursor('to'), { clearWhenEmpty: false, className: 'pasting' });
    codemirror.replaceSelection('', 'around');
    told.textContent = text('pasting');
    void convert(area, address, html).then(
      (pasted) => { put(pasted.markdown); tell(pasted.leftOut); },
      () => { put(plain); told.textContent = text('pastedPlain'); },
    );

    // Where the text was pasted, wherever the cursor went meanwhile.
    function put(markdown: string): void {
      const range = place.find();
      place.clear();
      const at = range && 'from' in range ? range.from : codemirror.getCursor();
      codemirror.replaceRange(markdown, at, at, 'paste');
    }
  });

  function tell(leftOut: string[]): void {
    told.replaceChildren();
    if (leftOut.length === 0) {
      told.textContent = text('pasted');
      return;
    }
    const line = document.createElement('p');
    line.textContent = text('pastedLeftOut');
    const list = document.createElement('ul');
    list.append(...leftOut.map((words) => {
      const item = document.createElement('li');
      item.textContent = words;
      return item;
    }));
    told.append(line, list);
  }
}

// Plain text that a browser wraps into one paragraph needs no conversion.
function isFormatted(html: string): boolean {
  return /<(h[1-6]|p|li|table|strong|b|em|i|a|br)[\s>]/i.test(html);
}

async function convert(area: HTMLTextAreaElement, address: string, html: string): Promise<Pasted> {
  const token = area.form?.querySelector<HTMLInputElement>('input[name="_token"]')?.value ?? '';
  const answer = await fetch(address, {
    method: 'POST', body: new URLSearchParams({ html, _token: token }), signal: AbortSignal.timeout(patienceMs),
  });
  if (!answer.ok) throw new Error(answer.statusText);
  return await answer.json() as Pasted;
}
