/**
 * Whoever has only the keyboard must not be thrown back to the top of the document when what they pressed is redrawn,
 * hidden or switched off for a moment. The focus then goes to what took its place; on the next step of a page, which has
 * another heading, to that heading. A press of the pointer elsewhere is the reader's own choice and is left alone.
 */

type Focusable = HTMLElement & { disabled?: boolean; labels?: NodeListOf<HTMLLabelElement> | null };

const kept = new WeakSet<HTMLElement>();

const words = (element: Focusable): string =>
  (element.ariaLabel || element.labels?.[0]?.textContent || element.textContent || '').trim();

const reachable = (element: Focusable): boolean =>
  element.isConnected && !element.disabled && element.getClientRects().length > 0;

export function keepFocus(page: HTMLElement): void {
  if (kept.has(page)) return;
  kept.add(page);
  const title = () => page.querySelector('h1');
  let last: Focusable | null = null;
  let named = '';
  let under = '';
  let waiting = false;

  const look = (): void => {
    waiting = false;
    if (last === null || !page.isConnected) return;
    const at = document.activeElement;
    if (at !== null && at !== document.body) return;
    if (reachable(last)) {
      last.focus({ preventScroll: true });
      return;
    }
    if (last.isConnected && last.disabled) return;
    const twin =
      title()?.textContent === under
        ? [...page.querySelectorAll<Focusable>(last.localName)].find((e) => words(e) === named && reachable(e))
        : undefined;
    if (twin) twin.focus({ preventScroll: true });
    else title()?.focus();
  };

  page.addEventListener('focusin', (event) => {
    last = event.target as Focusable;
    named = words(last);
    under = title()?.textContent ?? '';
  });
  document.addEventListener('pointerdown', () => {
    last = null;
  });
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    // the browser takes the focus from what was hidden or switched off when it draws, not before
    requestAnimationFrame(() => setTimeout(look, 0));
  }).observe(page, { childList: true, subtree: true, attributeFilter: ['disabled', 'hidden'] });
}

declare global {
  interface Window {
    merestone?: { keepFocus: typeof keepFocus };
  }
}

window.merestone = { keepFocus };
