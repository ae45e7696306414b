interface Element {
  scope?: string;
  elements?: Element[];
}

/** Whether a path of data lies in an element of the layout or in what it holds. */
export function leadsInto(element: object, path: string): boolean {
  const { scope, elements } = element as Element;
  const own = scope
    ?.replace(/^#\/?/, '')
    .split('/')
    .filter((_, index) => index % 2 === 1)
    .join('.');
  if (own !== undefined && (path === own || path.startsWith(`${own}.`))) return true;
  return (elements ?? []).some((child) => leadsInto(child, path));
}
