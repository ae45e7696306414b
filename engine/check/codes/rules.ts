import type { CodeCatalogue } from './entry.ts';

export const rulesCodes = {} as const satisfies CodeCatalogue;
