import { basename, dirname, join } from 'node:path';

const above = dirname(import.meta.dirname);
const built = basename(above) === 'dist';

/** The folder that holds `forms/`, `rules/`, `workflows/` and `package.json`, run from sources or built. */
export const projectRoot = built ? dirname(above) : above;

/** Where `npm run build:web` puts the pages. */
export const builtWeb = join(projectRoot, 'dist', 'web');
