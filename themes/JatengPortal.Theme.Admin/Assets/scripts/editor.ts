/*! EasyMDE (c) Jeroen Akkerman, Sparksuite, Inc.; CodeMirror (c) Marijn Haverbeke and others. Both under the MIT licence. */
import EasyMDE from 'easymde';
import { startPasting } from './editor/paste';
import { startPreview } from './editor/preview';
import { letKeysIn, tools } from './editor/tools';
import { text } from './texts';

/** Makes a text area an editor of Markdown. What is typed stays in the text area, so that the form posts it as before. */
export function startEditor(area: HTMLTextAreaElement): void {
  const label = area.labels?.[0];
  const editor = new EasyMDE({
    element: area,
    autoDownloadFontAwesome: false,
    spellChecker: false,
    nativeSpellcheck: true,
    inputStyle: 'contenteditable',
    forceSync: true,
    indentWithTabs: false,
    tabSize: 4,
    minHeight: `${Math.max(area.rows, 6) * 1.6}em`,
    status: false,
    toolbar: tools(),
    toolbarTips: true,
    shortcuts: { toggleFullScreen: null, toggleSideBySide: null, togglePreview: null, drawImage: null },
    previewRender: () => null,
  });

  const { codemirror } = editor;
  const container = codemirror.getWrapperElement().closest<HTMLElement>('.EasyMDEContainer')!;
  // An application takes the keys of screen readers away; a group of tools and a text doesn't.
  container.setAttribute('role', 'group');
  const bar = container.querySelector<HTMLElement>('.editor-toolbar')!;
  bar.setAttribute('aria-label', text('editorTools'));
  letKeysIn(bar);
  const input = codemirror.getInputField();
  for (const [name, value] of [
    ['role', 'textbox'], ['aria-multiline', 'true'], ['aria-labelledby', label?.id ?? null], ['aria-describedby', area.getAttribute('aria-describedby')],
    ['aria-invalid', area.getAttribute('aria-invalid')], ['aria-required', area.required ? 'true' : null], ['lang', area.lang || null],
  ] as const) {
    if (value) {
      input.setAttribute(name, value);
      if (name.startsWith('aria-labelledby')) container.setAttribute(name, value);
    }
  }
  // Lines that indent themselves would become code, which begins with four spaces.
  codemirror.setOption('smartIndent', false);
  // The Tab key leads on, as everywhere: nobody is caught in the text.
  codemirror.setOption('extraKeys', { ...(codemirror.getOption('extraKeys') as object), Tab: false, 'Shift-Tab': false });

  // What leads to the text area leads to what stands in its place: its label, and the list of what is wrong with the form.
  const focus = (event: Event) => {
    event.preventDefault();
    codemirror.focus();
    container.scrollIntoView({ block: 'nearest' });
  };
  label?.addEventListener('click', focus);
  for (const link of document.querySelectorAll(`a[href="#${CSS.escape(area.id)}"]`)) link.addEventListener('click', focus);
  codemirror.on('change', () => area.dispatchEvent(new Event('input', { bubbles: true })));

  const { preview, paste } = area.dataset;
  if (preview) startPreview(area, container, preview);
  if (paste) startPasting(area, codemirror, container, paste);
}
