import { text } from './texts';

/** The search in the menu, and what makes menus on a page pleasant: a slash goes to the search, Escape closes what is open. */
export function startMenu(): void {
  const menu = document.querySelector<HTMLElement>('.side-menu');
  if (menu) {
    startSearch(menu);
    closeWithEscape(menu.querySelector('details'));
  }
  closeAccountMenu();
}

function startSearch(menu: HTMLElement): void {
  const search = menu.querySelector<HTMLElement>('[data-menu-search]');
  const input = search?.querySelector('input');
  const status = search?.querySelector<HTMLElement>('[role="status"]');
  if (!search || !input || !status) return;
  search.hidden = false;
  const links = [...menu.querySelectorAll<HTMLAnchorElement>('.menu-list a')];
  const shown = () => links.filter(link => !link.parentElement!.hidden);

  function narrow(): void {
    const words = plain(input!.value).split(/\s+/).filter(word => word.length > 0);
    for (const link of links) {
      const group = link.closest('.menu-group')?.querySelector('.menu-heading')?.textContent ?? '';
      const name = plain(`${link.textContent} ${group}`);
      link.parentElement!.hidden = !words.every(word => name.includes(word));
    }
    for (const group of menu.querySelectorAll<HTMLElement>('.menu-group')) {
      group.hidden = group.querySelector('li:not([hidden])') === null;
    }
    const count = shown().length;
    status!.textContent = words.length === 0 ? '' : count === 0 ? text('menuNone') : text('menuFound', count);
    status!.classList.toggle('visually-hidden', count > 0);
  }

  input.addEventListener('input', narrow);
  input.addEventListener('keydown', event => {
    if (event.key === 'Escape' && input.value !== '') {
      event.preventDefault();
      input.value = '';
      narrow();
    } else if (event.key === 'Enter' && input.value !== '') {
      event.preventDefault();
      shown()[0]?.click();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      shown()[0]?.focus();
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    const details = menu.querySelector('details');
    if (details) details.open = true;
    input.focus();
    input.select();
  });
}

function closeAccountMenu(): void {
  const account = document.querySelector<HTMLDetailsElement>('.account-menu');
  if (!account) return;
  document.addEventListener('click', event => {
    if (event.target instanceof Node && !account.contains(event.target)) account.open = false;
  });
  closeWithEscape(account);
}

/** Closes what its button has opened; beside a wide page the menu has no button and stays. */
function closeWithEscape(details: HTMLDetailsElement | null): void {
  const button = details?.querySelector('summary');
  details?.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.defaultPrevented || !details.open || !button || button.offsetParent === null) return;
    details.open = false;
    button.focus();
  });
}

const plain = (words: string): string => words.toLowerCase().normalize('NFD').replace(/\p{Diacritic}/gu, '').trim();

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, dialog') !== null);
