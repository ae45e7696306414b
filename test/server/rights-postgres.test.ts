import { describeRights } from './rights-on.ts';

// A file for each database: they run side by side.
describeRights('postgres');
