const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** “Firefox, Windows” out of what a browser says of itself; the beginning of it when it is no browser we know. */
export function deviceWords(agent: string | null): string | null {
  if (agent === null) return null;
  const of = (known: [RegExp, string][]) => known.find(([pattern]) => pattern.test(agent))?.[1];
  const words = [of(browsers), of(systems)].filter((word) => word !== undefined);
  return words.length > 0 ? words.join(', ') : agent.slice(0, 40);
}
