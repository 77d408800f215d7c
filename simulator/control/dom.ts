type Content = Node | string | null | undefined | false;

/** Makes an element: `el('button.small.stop', { onclick: hangUp }, 'Hang up')`. Properties are the element's own;
 * `aria-…`, `data-…`, `role` and `title` are set as attributes. */
export function el<T extends HTMLElement = HTMLElement>(
  selector: string,
  properties: Record<string, unknown> = {},
  ...content: Content[]
): T {
  const [tag = 'div', ...classes] = selector.split('.');
  const element = document.createElement(tag);
  element.className = classes.join(' ');
  for (const [name, value] of Object.entries(properties)) {
    if (/^(aria-|data-|role$|for$|list$)/.test(name)) element.setAttribute(name, String(value));
    else Reflect.set(element, name, value);
  }
  element.append(...content.filter((item) => item !== null && item !== undefined && item !== false));
  return element as T;
}

/** The element with this id. Throws when the page has none, which is a fault of the page. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`This page has no #${id}.`);
  return found as T;
}

/** An icon of the sprite, for the eye only. */
export function icon(name: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', `icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** Shows another icon in a `use` element; the one that is there is not fetched again. */
export function showIcon(use: Element, name: string): void {
  const href = `icons.svg#${name}`;
  if (use.getAttribute('href') !== href) use.setAttribute('href', href);
}

/** Shows one child for each item, in their order, and keeps the children of items that stay: what is focused or open in
 * them remains so. `draw` makes a child and returns it with what brings it up to date. */
export function keepList<Item>(
  container: HTMLElement,
  idOf: (item: Item) => string,
  draw: (item: Item) => { element: HTMLElement; update(item: Item): void },
): (items: readonly Item[]) => void {
  const kept = new Map<string, ReturnType<typeof draw>>();
  return (items) => {
    const wanted = new Set(items.map(idOf));
    for (const [id, { element }] of kept) {
      if (wanted.has(id)) continue;
      element.remove();
      kept.delete(id);
    }
    items.forEach((item, at) => {
      const child = kept.get(idOf(item)) ?? draw(item);
      kept.set(idOf(item), child);
      child.update(item);
      // Moving a node that is in its place already would take the focus from it.
      if (container.children[at] !== child.element)
        container.insertBefore(child.element, container.children[at] ?? null);
    });
  };
}
