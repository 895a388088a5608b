/** Loads the editor's own files where the page has something to edit; the text area stays where that fails. */
export async function startEditors(): Promise<void> {
  const areas = document.querySelectorAll<HTMLTextAreaElement>('textarea[data-editor="markdown"]');
  const own = document.querySelector<HTMLScriptElement>('script[data-editor-script]');
  if (areas.length === 0 || !own) return;
  const { editorScript, editorStyle } = own.dataset;
  await loaded(editorStyle!);
  const editor = await import(new URL(editorScript!, document.baseURI).href) as typeof import('./editor');
  areas.forEach(editor.startEditor);
}

function loaded(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = address;
    style.addEventListener('load', () => resolve());
    style.addEventListener('error', () => reject(new Error(`${address} can't be loaded.`)));
    document.head.append(style);
  });
}
