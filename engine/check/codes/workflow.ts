import type { CodeCatalogue } from './entry.ts';

export const workflowCodes = {} as const satisfies CodeCatalogue;
