import EasyMDE from 'easymde';
import { text } from '../texts';

type Tool = EasyMDE.ToolbarIcon | '|';

// EasyMDE marks the tools of these names while the cursor stands in such text.
const tool = (name: string, title: string, action: EasyMDE.ToolbarIcon['action']): Tool =>
  ({ name, action, className: 'tool', title: text(title), icon: `<span class="tool-icon tool-${name}"></span>` });

/** The toolbar: what people need, with icons of our own and names in the page's language. */
export const tools = (): Tool[] => [
  tool('bold', 'bold', EasyMDE.toggleBold),
  tool('italic', 'italic', EasyMDE.toggleItalic),
  tool('heading', 'heading', EasyMDE.toggleHeading2),
  '|',
  tool('quote', 'quote', EasyMDE.toggleBlockquote),
  tool('unordered-list', 'list', EasyMDE.toggleUnorderedList),
  tool('ordered-list', 'numbers', EasyMDE.toggleOrderedList),
  '|',
  tool('link', 'link', EasyMDE.drawLink),
  tool('insert-table', 'table', EasyMDE.drawTable),
  '|',
  tool('undo', 'undo', EasyMDE.undo),
  tool('redo', 'redo', EasyMDE.redo),
];

/** One stop of the Tab key for all tools; arrows lead from one to the next (ARIA Authoring Practices, toolbar). */
export function letKeysIn(bar: HTMLElement): void {
  const buttons = [...bar.querySelectorAll<HTMLButtonElement>('button')];
  buttons.forEach((button, at) => { button.tabIndex = at === 0 ? 0 : -1; });
  bar.addEventListener('keydown', event => {
    const at = buttons.findIndex(button => button === document.activeElement);
    const step = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    const next = step === undefined ? undefined : buttons[(step + buttons.length) % buttons.length];
    if (at < 0 || !next) return;
    event.preventDefault();
    buttons[at]!.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
}
