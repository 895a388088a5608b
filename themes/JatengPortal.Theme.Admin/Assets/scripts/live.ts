const PAUSE = 1500;

/**
 * Parts of a page with data-live tell of something that goes on: they are fetched again until the server sends them without it. Without
 * JavaScript a link on the page reloads it.
 */
export function startFollowing(): void {
  if (document.querySelector('[data-live]')) void follow();
}

async function follow(): Promise<void> {
  while (document.querySelector('[data-live]')) {
    await new Promise(resolve => setTimeout(resolve, PAUSE));
    if (document.hidden) continue;
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      if (!answer.ok) return;
      renew(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch {
      // The portal is being restarted, or the line is down: the next time may be better.
    }
  }
}

function renew(page: Document): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-live]')) {
    const fresh = page.getElementById(part.id);
    if (!fresh) {
      part.removeAttribute('data-live');
      continue;
    }
    const isOver = !fresh.hasAttribute('data-live');
    // What somebody is about to press stays under their hands.
    if (part.innerHTML !== fresh.innerHTML && (isOver || !part.contains(document.activeElement))) {
      part.replaceChildren(...fresh.childNodes);
    }
    if (isOver) part.removeAttribute('data-live');
  }
}
