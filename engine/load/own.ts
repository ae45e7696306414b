/** What an object of a file has under a name; nothing for a name that every object inherits, such as `constructor`. */
export const own = <Value>(of: { readonly [name: string]: Value }, name: string): Value | undefined =>
  Object.hasOwn(of, name) ? of[name] : undefined;

/** Whether every object has something under a name already: found there where nothing was put. */
export const isInherited = (name: string): boolean => name in Object.prototype;
