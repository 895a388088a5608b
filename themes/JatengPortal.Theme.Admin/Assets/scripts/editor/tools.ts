import EasyMDE from 'easymde';
import { text } from '../texts';

type Tool = EasyMDE.ToolbarIcon | '|';

const tool = (name: string, title: string, action: EasyMDE.ToolbarIcon['action']): Tool =>
  ({ name, action, className: `tool-icon tool-${name}`, title: text(title) });

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
  tool('table', 'table', EasyMDE.drawTable),
  '|',
  tool('undo', 'undo', EasyMDE.undo),
  tool('redo', 'redo', EasyMDE.redo),
];
